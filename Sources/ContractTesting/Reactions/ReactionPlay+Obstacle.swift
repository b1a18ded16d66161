extension ReactionPlay {
    /// Trouble that nobody planned: an answer to a later request that refused it, such as one that breaks the contract.
    ///
    /// - Parameter cause: The trouble that was planned, and was over by then.
    /// - Returns: What it keeps from being told, and the server's own words below; nil when there was none.
    func obstacle(_ cause: ReactionCause) -> [String]? {
        guard let first = attempts.first,
            let refused = exchanges.first(where: { $0.ordinal > first.ordinal && ($0.status ?? 0) >= 400 })
        else { return nil }
        let name =
            attempts.firstIndex { $0.ordinal == refused.ordinal }.map { "attempt \($0 + 1)" }
            ?? "\(refused.subject) of the client"
        let status = refused.status.map(String.init) ?? "no answer"
        return [
            "\(name) was answered \(status) by the server itself, so nothing can be told of what the client does once "
                + "the \(cause) is over"
        ] + refused.reasons.prefix(5).map { "  \($0)" }
    }
}

extension RecordedExchange {
    /// Why the server refused it, in its own words.
    fileprivate var reasons: [String] {
        let violations = violations.filter { !$0.isWarning }.map {
            $0.message + ($0.location.isEmpty ? "" : " (\($0.location))")
        }
        if !violations.isEmpty { return violations }
        if let remark { return remark.split(whereSeparator: \.isNewline).map(String.init) }
        return (response?.text).map { [ErrorText.line($0)] } ?? []
    }
}
