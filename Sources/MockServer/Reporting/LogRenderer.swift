import JSONModel
import Support

/// Makes the log's lines.
package enum LogRenderer: Sendable {
    /// For people: status, method and target, operation, rule, then what was wrong.
    case text
    /// For programs: one JSON object a line.
    case json

    /// The line, without its line feed.
    package func line(_ line: LogLine) -> String {
        switch self {
        case .text: textLine(line)
        case .json: jsonLine(line)
        }
    }

    /// The line of a notice, without its line feed.
    package func line(_ notice: LogNotice) -> String {
        switch self {
        case .text: return LineText.escaped(notice.text)
        case .json:
            let first: [(String, JSONValue)] = [
                ("time", .string(notice.time.iso8601Text)), ("event", .string(notice.event)),
            ]
            return JSONValue.object(JSONObject(first + notice.members.map { ($0.name, $0.value) })).compactText
        }
    }

    private func textLine(_ line: LogLine) -> String {
        let status = line.status == 0 ? "-" : String(line.status)
        var text = "\(status) \(line.method.isEmpty ? "-" : line.method) \(LineText.escaped(line.target))"
        if line.session != Session.defaultName { text += "  ~\(line.session)" }
        if let operation = line.operation { text += "  \(operation)" }
        if let rule = line.rule { text += "  \(rule)" }
        if !line.delivery.isEmpty { text += "  " + line.delivery.joined(separator: ", ") }
        if !line.findings.isEmpty { text += "  " + line.findings.map(Self.folded).joined(separator: "; ") }
        return text
    }

    private func jsonLine(_ line: LogLine) -> String {
        let time: [(String, JSONValue)] = [("time", .string(line.arrival.iso8601Text))]
        return JSONValue.object(JSONObject(time + Self.members(of: line).map { ($0.name, $0.value) })).compactText
    }

    /// What programs are told of an exchange, beside the time.
    static func members(of line: LogLine) -> [(name: String, value: JSONValue)] {
        var members: [(name: String, value: JSONValue)] = [
            ("session", .string(line.session)), ("method", .string(line.method)), ("target", .string(line.target)),
        ]
        if let operation = line.operation { members.append(("operation", .string(operation))) }
        if let rule = line.rule { members.append(("rule", .string(rule))) }
        members.append(("status", .number(JSONNumber(line.status))))
        if !line.delivery.isEmpty { members.append(("delivery", .array(line.delivery.map(JSONValue.string)))) }
        if !line.findings.isEmpty { members.append(("findings", .array(line.findings.map(JSONValue.string)))) }
        return members
    }

    /// The lines of a finding on one line.
    private static func folded(_ finding: String) -> String {
        var lines = finding.split(separator: "\n").map { $0.drop { $0 == " " } }
        for index in lines.indices.dropLast() where lines[index].hasSuffix(".") { lines[index].removeLast() }
        return LineText.escaped(lines.joined(separator: "; "))
    }
}
