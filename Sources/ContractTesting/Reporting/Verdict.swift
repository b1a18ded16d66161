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
    /// What a failure says, the cause in the first line; nil for a proof.
    var message: String? {
        switch self {
        case .proved: nil
        case .refuted(let lines): lines.joined(separator: "\n")
        case .cannotTell(let lines): "cannot tell: " + lines.joined(separator: "\n")
        }
    }

    /// The verdict with the files that come with the library named from its folder.
    var shorteningPaths: Verdict {
        func shortened(_ lines: [String]) -> [String] {
            lines.map { $0.replacing(BundledFiles.folder + "/", with: "") }
        }
        return switch self {
        case .proved: .proved
        case .refuted(let lines): .refuted(shortened(lines))
        case .cannotTell(let lines): .cannotTell(shortened(lines))
        }
    }

    /// Reports anything but a proof as a failure at the caller's line.
    ///
    /// - Parameters:
    ///   - site: Where the assertion stands.
    ///   - mock: The session that it is about, of which evidence is kept; nil for none.
    /// - Returns: The verdict itself.
    func reported(at site: CallSite, on mock: MockServer? = nil) -> Verdict {
        guard var message else { return self }
        // The client then met nobody, which is a likely cause of whatever is missing.
        if let mock, mock.hasEnded, !message.contains("was stopped") {
            message += "\n  the server was stopped before this assertion"
        }
        let evidence = mock.flatMap { Evidence.write(for: $0, failure: message, at: site) }
        FailureRecorder.record(message + (evidence.map { "\n" + $0 } ?? ""), at: site, of: mock?.test)
        return self
    }
}
