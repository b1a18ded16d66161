import JSONModel
import Support

/// What happened in a session, a line for each exchange: when by the session's clock, what was asked, who answered,
/// and how.
enum EvidenceTimeline {
    /// The lines.
    ///
    /// - Parameter entries: The journal's entries, the oldest first.
    /// - Returns: At least one line.
    static func lines(of entries: [JSONValue]) -> [String] {
        guard !entries.isEmpty else { return ["no request arrived"] }
        let start = entries[0]["time"]?.stringValue.flatMap { SessionInstant(iso8601: $0) }
        return entries.map { entry in
            let time = entry["time"]?.stringValue ?? ""
            let passed = start.flatMap { start in SessionInstant(iso8601: time).map { $0 - start } } ?? .zero
            let request = entry["request"]
            let asked =
                request.map { "\($0["method"]?.stringValue ?? "") \($0["target"]?.stringValue ?? "")" } ?? "no request"
            var parts = [
                time, "+\(Durations.text(passed))", asked,
                "→ \(entry["status"]?.intValue.map(String.init) ?? "no answer")",
            ]
            let rules = (entry["modifiers"]?.arrayValue ?? []) + [entry["rule"] ?? .null]
            parts += rules.compactMap(\.stringValue)
            if let delay = entry["delay"]?.numberValue?.doubleValue {
                parts.append("delayed \(Durations.text(.seconds(delay)))")
            }
            if let fault = entry["fault"]?.stringValue { parts.append("fault \(fault)") }
            if let outcome = entry["outcome"]?.stringValue, outcome != "answered" { parts.append(outcome) }
            let findings = (entry["violations"]?.arrayValue ?? []).compactMap { $0["message"]?.stringValue }
            parts += findings.map { "! \($0)" }
            if let remark = entry["remark"]?.stringValue?.split(separator: "\n").first { parts.append("(\(remark))") }
            return parts.joined(separator: "  ")
        }
    }
}
