/// What an assertion found out.
public enum Verdict: Sendable, Hashable {
    /// It holds.
    case proved
    /// It does not hold; the lines say why, the cause first.
    case refuted([String])
    /// What is known does not decide it, such as after entries of the journal were evicted; the lines say why.
    case cannotTell([String])
}

extension Verdict {
    /// Reports anything but a proof as a failure at the caller's line.
    ///
    /// - Parameters:
    ///   - site: Where the assertion stands.
    ///   - mock: The session that it is about, of which evidence is kept; nil for none.
    /// - Returns: The verdict itself.
    func reported(at site: CallSite, on mock: MockServer? = nil) -> Verdict {
        let lines: [String]
        switch self {
        case .proved: return self
        case .refuted(let reasons): lines = reasons
        case .cannotTell(let reasons): lines = ["cannot tell: " + (reasons.first ?? "")] + reasons.dropFirst()
        }
        let evidence = mock.flatMap { Evidence.write(for: $0, failure: lines, at: site) }
        FailureRecorder.record((lines + (evidence.map { [$0] } ?? [])).joined(separator: "\n"), at: site)
        return self
    }
}
