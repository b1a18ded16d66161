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

    /// Everything that arrived; of a long list the requests around some of them.
    ///
    /// - Parameters:
    ///   - exchanges: What arrived.
    ///   - ordinals: The requests that the message is about.
    /// - Returns: The lines, with a title above them.
    static func lines(of exchanges: [RecordedExchange], around ordinals: [Int]) -> [String] {
        guard exchanges.count > limit else { return lines(of: exchanges, title: "what arrived:") }
        let concerned = exchanges.filter { ordinals.contains($0.ordinal) }
        return lines(of: concerned, title: "of \(exchanges.count) requests that arrived:")
    }

    /// One exchange.
    static func line(of exchange: RecordedExchange) -> String {
        var text = "\(exchange.ordinal)  \(name(of: exchange))"
        text += " → \(exchange.status.map(String.init) ?? "no answer")"
        if let rule = exchange.rules.last { text += "  \(rule)" }
        if let fault = exchange.fault { text += "  fault \(fault)" }
        if let remark = exchange.remark?.split(separator: "\n").first { text += "  (\(remark))" }
        return text
    }

    /// The method and the target of a request.
    static func name(of exchange: RecordedExchange) -> String {
        guard !exchange.method.isEmpty else { return "no request" }
        let target =
            exchange.target.count > targetLimit
            ? String(exchange.target.prefix(targetLimit)) + "…" : exchange.target
        return "\(exchange.method) \(target)"
    }
}
