import JSONModel

/// Compares the attempts of one call with each other.
struct RetryComparison {
    /// The attempts, the first one first.
    let attempts: [RecordedExchange]
    /// The times between one and the next.
    let waits: [Duration]

    /// What is wrong with them.
    ///
    /// - Parameters:
    ///   - pace: What the times between them must follow.
    ///   - sameBody: True when each must send the same body and idempotency key.
    ///   - unclear: Takes what keeps the pace from being judged.
    /// - Returns: The findings; none for a single attempt.
    func findings(_ pace: Reaction.Pace, _ sameBody: Bool, _ unclear: inout [String]) -> [ReactionFinding] {
        guard attempts.count > 1 else { return [] }
        return paceFindings(pace, &unclear) + (sameBody ? samenessFindings() : [])
    }

    private func paceFindings(_ pace: Reaction.Pace, _ unclear: inout [String]) -> [ReactionFinding] {
        switch pace {
        case .any: return []
        case .atLeast(let least): return early { _ in least }
        case .retryAfter:
            let told = attempts.dropLast().compactMap { $0.response?.value(of: "Retry-After") }
            guard !told.isEmpty else {
                unclear.append("no answer carried Retry-After, so there is nothing to honour")
                return []
            }
            let findings = early(", as Retry-After says", ReactionPlay.leastWait(after:))
            if !attempts.dropLast().contains(where: { ReactionPlay.leastWait(after: $0) != nil }) {
                unclear.append("Retry-After: \(ErrorText.line(told[0])) is neither seconds nor a date")
            }
            return findings
        }
    }

    /// The first attempt that came too early.
    private func early(
        _ source: String = "", _ least: (RecordedExchange) -> Duration?
    ) -> [ReactionFinding] {
        for (index, (attempt, wait)) in zip(attempts.dropLast(), waits).enumerated() {
            guard let least = least(attempt), wait < least else { continue }
            return [
                ReactionFinding(
                    text: "tried again after \(ReactionText.text(wait)), wanted \(ReactionText.text(least)) at "
                        + "least\(source) (attempt \(index + 2))")
            ]
        }
        return []
    }

    private func samenessFindings() -> [ReactionFinding] {
        let first = attempts[0]
        var findings: [ReactionFinding] = []
        if let index = attempts.firstIndex(where: { $0.request.content != first.request.content }) {
            findings.append(
                ReactionFinding(
                    text: "attempt \(index + 1) sent another body than the first",
                    details: bodies(first.request, attempts[index].request, index + 1)))
        }
        let key = first.request.value(of: "Idempotency-Key")
        if let index = attempts.firstIndex(where: { $0.request.value(of: "Idempotency-Key") != key }) {
            let other = attempts[index].request.value(of: "Idempotency-Key")
            findings.append(
                ReactionFinding(
                    text:
                        "attempt \(index + 1) has \(other.map { "the Idempotency-Key \($0)" } ?? "no Idempotency-Key")"
                        + ", the first \(key ?? "none")"))
        }
        return findings
    }

    private func bodies(_ first: RecordedMessage, _ other: RecordedMessage, _ place: Int) -> [String] {
        if case .json(let expected) = first.content, case .json(let received) = other.content {
            let view = JSONSideBySide(JSONComparison(expected: expected), maximumLines: 20)
            return ["body of attempt 1, expected, and of attempt \(place), received:"]
                + view.lines(for: received).map { "  " + $0 }
        }
        return ["attempt 1: \(text(first))", "attempt \(place): \(text(other))"]
    }

    private func text(_ message: RecordedMessage) -> String {
        message.text.map(ErrorText.line) ?? (message.content == .none ? "no body" : "bytes that are no text")
    }
}
