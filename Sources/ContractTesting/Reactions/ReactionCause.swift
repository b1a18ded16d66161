/// What a client is confronted with, of which a reaction is wanted.
public struct ReactionCause: Sendable, Hashable, CustomStringConvertible {
    /// How it is brought about.
    enum Kind: Sendable, Hashable {
        case status(Int)
        case fault(FaultKind)
        /// A response that is documented for a range of statuses or for all others; nil where none is left to play.
        case documented(key: String, status: Int?)
    }

    let kind: Kind

    /// The documented answer with that status.
    ///
    /// - Parameter code: The status; one that the contract does not document is answered with an empty body.
    /// - Returns: The cause.
    public static func status(_ code: Int) -> ReactionCause {
        ReactionCause(kind: .status(code))
    }

    /// A fault on the way of the answer.
    ///
    /// - Parameter kind: Which one.
    /// - Returns: The cause.
    public static func fault(_ kind: FaultKind) -> ReactionCause {
        ReactionCause(kind: .fault(kind))
    }

    /// The response of a range or `default`, played with a status of it.
    static func documented(_ key: String, status: Int?) -> ReactionCause {
        ReactionCause(kind: .documented(key: key, status: status))
    }

    /// The status that is answered; nil for a fault.
    var status: Int? {
        switch kind {
        case .status(let code): code
        case .documented(_, let code): code
        case .fault: nil
        }
    }

    /// True when the client waits for what never comes, so that real time passes.
    var keepsClientWaiting: Bool {
        if case .fault(let kind) = kind { kind.keepsClientWaiting } else { false }
    }

    /// The cause in a word or two, such as `429`, `reset` or `4XX as 402`.
    public var description: String {
        switch kind {
        case .status(let code): "\(code)"
        case .fault(let kind): kind.name
        case .documented(let key, let code): key + (code.map { " as \($0)" } ?? "")
        }
    }
}
