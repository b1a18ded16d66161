import Contracts
import HTTPModel
import HTTPWire
import JSONModel
import Scenarios
import SourceDocuments
import Support

/// Makes JSON of journal entries, with secrets hidden.
struct JournalRenderer {
    let mask: MessageMask

    /// One entry.
    func json(_ entry: JournalEntry) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("ordinal", .number(JSONNumber(entry.ordinal))), ("session", .string(entry.session)),
            ("time", .string(entry.arrival.iso8601Text)), ("outcome", .string("\(entry.outcome)")),
        ]
        func add(_ name: String, _ text: String?) {
            if let text { members.append((name, .string(text))) }
        }
        add("contract", entry.contractName)
        add("operation", entry.operationID)
        add("rule", entry.ruleID)
        let modifiers = entry.completion?.modifiers ?? []
        if !modifiers.isEmpty { members.append(("modifiers", .array(modifiers.map { .string($0.id) }))) }
        if let status = entry.status { members.append(("status", .number(JSONNumber(status.code)))) }
        add("fault", entry.completion?.fault.map { "\($0)" })
        if let delay = entry.completion?.delay, delay > .zero {
            members.append(("delay", .number(JSONNumber(Double(delay.wholeNanoseconds) / 1e9))))
        }
        if let ended = entry.completion?.ended, ended > entry.arrival {
            members.append(("ended", .string(ended.iso8601Text)))
        }
        if let request = entry.request { members.append(("request", json(request, entry.completion?.operation))) }
        if let response = entry.completion?.response {
            members.append(("response", json(response, entry.completion?.operation)))
        }
        if let refusal = entry.refusal {
            members.append(
                ("refusal", ["reason": .string(refusal.reason), "offset": .number(JSONNumber(refusal.offset))]))
        }
        if !entry.violations.isEmpty {
            members.append(("violations", .array(entry.violations.map { Self.json(masked($0, in: entry)) })))
        }
        add("remark", entry.remark)
        return .object(JSONObject(members))
    }

    private func json(_ request: Request, _ operation: Operation?) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("method", .string(request.method.token)),
            ("target", .string(mask.target(request.target, of: operation))),
            ("secure", .bool(request.isSecure)), ("headers", json(request.fields)),
        ]
        let places = mask.places(of: request, operation)
        addContent(mask.content(request.body, of: request.fields, places), to: &members)
        return .object(JSONObject(members))
    }

    private func json(_ response: Response, _ operation: Operation?) -> JSONValue {
        var members: [(String, JSONValue)] = [("headers", json(response.fields))]
        let places = mask.places(of: response, operation)
        addContent(mask.content(response.body, of: response.fields, places), to: &members)
        return .object(JSONObject(members))
    }

    private func json(_ fields: HeaderFields) -> JSONValue {
        .array(
            fields.map { name, value in ["name": .string(name), "value": .string(mask.field(name, value))] })
    }

    private func addContent(_ content: MessageMask.Content, to members: inout [(String, JSONValue)]) {
        switch content {
        case .none: break
        case .json(let value): members.append(("body", value))
        case .text(let text): members.append(("bodyText", .string(text)))
        case .bytes(let bytes): members.append(("bodyBase64", .string(Base64.encode(bytes))))
        }
    }

    private func masked(_ violation: Violation, in entry: JournalEntry) -> Violation {
        entry.request.map(violation.maskingSecret) ?? violation
    }

    private static func json(_ violation: Violation) -> JSONValue {
        [
            "place": .string(ViolationRenderer.place(violation.place)), "keyword": .string(violation.keyword),
            "severity": .string(violation.severity.rawValue),
            "message": .string(ViolationRenderer.message(violation)),
            "location": .string(violation.location.fileAndLine),
        ]
    }
}
