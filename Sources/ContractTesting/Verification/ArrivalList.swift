/// What arrived, a line each, shortened: never a whole journal.
enum ArrivalList {
    /// How many exchanges are listed.
    private static let limit = 10
    /// How long a target may be.
    private static let targetLimit = 80

    /// The lines, with a title above them; one line when nothing arrived.
    static func lines(of exchanges: [RecordedExchange], title: String) -> [String] {
        guard !exchanges.isEmpty else { return ["  no request arrived"] }
        let shown = exchanges.prefix(limit).map { "    " + line(of: $0) }
        let rest = exchanges.count - shown.count
        return ["  \(title)"] + shown + (rest > 0 ? ["    … and \(rest) more"] : [])
    }

    /// One exchange.
    static func line(of exchange: RecordedExchange) -> String {
        let target =
            exchange.target.count > targetLimit
            ? String(exchange.target.prefix(targetLimit)) + "…" : exchange.target
        var text = "\(exchange.ordinal)  \(exchange.method.isEmpty ? "no request" : exchange.method) \(target)"
        text += " → \(exchange.status.map(String.init) ?? "no answer")"
        if let rule = exchange.rules.last { text += "  \(rule)" }
        if let fault = exchange.fault { text += "  fault \(fault)" }
        if let remark = exchange.remark?.split(separator: "\n").first { text += "  (\(remark))" }
        return text
    }
}
