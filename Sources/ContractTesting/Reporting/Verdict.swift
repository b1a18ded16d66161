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
    /// - Parameter site: Where the assertion stands.
    /// - Returns: The verdict itself.
    func reported(at site: CallSite) -> Verdict {
        switch self {
        case .proved: break
        case .refuted(let lines): FailureRecorder.record(lines.joined(separator: "\n"), at: site)
        case .cannotTell(let lines):
            FailureRecorder.record("cannot tell: " + lines.joined(separator: "\n"), at: site)
        }
        return self
    }
}
