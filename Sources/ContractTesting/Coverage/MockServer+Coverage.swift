import Contracts
import JSONModel

extension MockServer {
    /// Records what the session's exchanges exercised so far; nothing when no coverage is wanted.
    ///
    /// - Parameter isRead: True when a test reads them, to which they then belong.
    func recordCoverage(isRead: Bool) {
        guard coverage.isOn else { return }
        guard let page = try? administration.ask("GET", "/sessions/\(session)/journal") else { return }
        recordCoverage((page["entries"]?.arrayValue ?? []).compactMap(RecordedExchange.init), isRead: isRead)
    }

    /// Records what some exchanges exercised; nothing when no coverage is wanted.
    func recordCoverage(_ exchanges: [RecordedExchange], isRead: Bool) {
        coverage.record(exchanges, readBy: isRead ? CurrentTest.name : nil) {
            let contracts = (try? administration.ask("GET", "/contracts"))?["contracts"]?.arrayValue ?? []
            return contracts.compactMap(ContractOutline.init)
        }
    }
}

extension ContractOutline {
    /// Reads an outline as a server gives it.
    init?(_ json: JSONValue) {
        guard let name = json["name"]?.stringValue, let operations = json["operations"]?.arrayValue else { return nil }
        self.init(
            name: name,
            operations: operations.compactMap { operation in
                guard let id = operation["id"]?.stringValue, let title = operation["title"]?.stringValue else {
                    return nil
                }
                let responses = (operation["responses"]?.arrayValue ?? []).compactMap(\.stringValue)
                return .init(id: id, title: title, responses: responses)
            })
    }
}
