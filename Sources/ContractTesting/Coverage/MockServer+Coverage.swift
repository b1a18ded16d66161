import Contracts
import JSONModel
import Support

extension MockServer {
    /// Records what the session's exchanges exercised so far; nothing when no coverage is wanted.
    ///
    /// - Parameters:
    ///   - isRead: True when a test reads them, to which they then belong.
    ///   - administration: How the session is asked, also while it is being closed.
    func recordCoverage(isRead: Bool, by administration: any Administration) {
        guard coverage.isOn else { return }
        guard let page = try? administration.ask("GET", "/sessions/\(session)/journal") else { return }
        let exchanges = (page["entries"]?.arrayValue ?? []).compactMap(RecordedExchange.init)
        recordCoverage(exchanges, isRead: isRead, by: administration)
    }

    /// Records what some exchanges exercised; nothing when no coverage is wanted.
    func recordCoverage(_ exchanges: [RecordedExchange], isRead: Bool) {
        recordCoverage(exchanges, isRead: isRead, by: administration)
    }

    private func recordCoverage(
        _ exchanges: [RecordedExchange], isRead: Bool, by administration: any Administration
    ) {
        coverage.record(exchanges, readBy: isRead ? CurrentTest.name : nil, variants: additions.withLock { $0 }) {
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
