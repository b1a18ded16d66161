import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Support

/// What one request asks to be answered with, by the `Prefer` field (RFC 7240): `code`, `example` or `scenario`.
struct Preference {
    /// What a preference is answered with.
    struct Answer {
        let response: Response
        /// What journal and log say of it, since no rule chose it.
        let remark: String
    }

    /// A documented status.
    let code: String?
    /// A named example.
    let example: String?
    /// A scenario to play for this request.
    let scenario: String?

    /// Reads the request's preference; nil when it states none of the three.
    init?(_ request: Request) {
        guard request.fields.contains(.prefer) else { return nil }
        let header = PreferHeader(request.fields.values(.prefer))
        code = header["code"]
        example = header["example"]
        scenario = header["scenario"]
        if code == nil, example == nil, scenario == nil { return nil }
    }

    /// The documented answer that is asked for; nil when neither status nor example is named.
    func documentedAnswer(of operation: Operation, accept: AcceptHeader?) -> Answer? {
        guard code != nil || example != nil else { return nil }
        var candidates = operation.responses
        if let code {
            // Where a contract documents `default`, every status that can end an exchange is documented.
            guard let number = Int(code), (200...599).contains(number),
                let response = operation.response(for: Status(number))
            else {
                return unknown(
                    "code=\(code) is not documented for \(operation.id), which documents "
                        + operation.responses.map(\.status.text).joined(separator: ", "))
            }
            candidates = [response]
        }
        guard let example else {
            return candidates.first.map {
                answer(ExampleResponse.make(from: $0, as: code.flatMap(Int.init), accept: accept))
            }
        }
        let named = candidates.first { $0.content.contains { $0.examples.contains { $0.name == example } } }
        guard let named else {
            let names = candidates.flatMap { $0.content.flatMap { $0.examples.map(\.name) } }
            return unknown(
                "example=\(example) is not documented for \(operation.id)\(code.map { " \($0)" } ?? "")"
                    + Self.suggestion(for: example, among: names))
        }
        return answer(
            ExampleResponse.make(from: named, as: code.flatMap(Int.init), example: example, accept: accept))
    }

    /// What journal and log say of an exchange that went by the preference.
    var remark: String {
        let names = code == nil && example == nil ? [("scenario", scenario)] : [("code", code), ("example", example)]
        return "Prefer: " + names.compactMap { name, wish in wish.map { "\(name)=\($0)" } }.joined(separator: ", ")
    }

    private func answer(_ response: Response) -> Answer {
        Answer(response: response, remark: remark)
    }

    /// What a preference for a scenario that does not play the contract is answered with.
    ///
    /// - Parameters:
    ///   - name: The scenario that was asked for.
    ///   - known: The names of the contract's scenarios.
    /// - Returns: A refusal that names the nearest of them.
    func unknown(scenario name: String, among known: [String]) -> Answer {
        unknown("scenario=\(name) does not play this operation's contract" + Self.suggestion(for: name, among: known))
    }

    /// The nearest name, else the names that there are, each once.
    private static func suggestion(for name: String, among known: [String]) -> String {
        if let near = NearestName.find(name, among: known) { return ", did you mean \"\(near)\"?" }
        var names: [String] = []
        for name in known where !names.contains(name) { names.append(name) }
        return names.isEmpty ? "; there is none" : "; there are \(names.joined(separator: ", "))"
    }

    /// What a preference for something unknown is answered with.
    private func unknown(_ detail: String) -> Answer {
        let sentence = "Prefer: \(detail)\(detail.hasSuffix("?") ? "" : ".")"
        return Answer(
            response: .problem(404, title: "Unknown preference", detail: sentence), remark: "Prefer: \(detail)")
    }
}

extension DocumentedResponse.StatusKey {
    /// The key as documents write it.
    var text: String {
        switch self {
        case .code(let code): "\(code)"
        case .range(let digit): "\(digit)XX"
        case .fallback: "default"
        }
    }
}
