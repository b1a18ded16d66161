/// What a client must do when something goes wrong.
public struct Reaction: Sendable, Hashable {
    /// What the time between two attempts must follow.
    public enum Pace: Sendable, Hashable {
        /// Nothing in particular.
        case any
        /// The answer's `Retry-After`.
        case retryAfter
        /// At least so long; zero is as good as `any`.
        case atLeast(Duration)
    }

    /// What is wanted.
    enum Wish: Sendable, Hashable {
        case succeeds
        case givesUp
        case surfacesFieldErrors
        case retries(most: Int, pace: Pace, sameBody: Bool)
        case refreshesCredential(operation: String, retries: Int)
    }

    let wish: Wish

    /// It has what it wants after one attempt.
    public static let succeeds = Reaction(wish: .succeeds)
    /// It fails after one attempt.
    public static let givesUp = Reaction(wish: .givesUp)
    /// It fails after one attempt, with an error that tells each field that the documented body complains of.
    public static let surfacesFieldErrors = Reaction(wish: .surfacesFieldErrors)

    /// It tries again, then gives up; and has what it wants when the trouble was over sooner.
    ///
    /// - Parameters:
    ///   - most: How often it tries again at most, 1 or more.
    ///   - pace: What the time between two attempts must follow.
    ///   - sameBody: True when each attempt must send the same body and idempotency key.
    /// - Returns: The reaction.
    public static func retries(
        upTo most: Int, honouring pace: Pace = .any, withSameBody sameBody: Bool = true
    ) -> Reaction {
        Reaction(wish: .retries(most: most, pace: pace, sameBody: sameBody))
    }

    /// It gets another credential, and tries again with it.
    ///
    /// - Parameters:
    ///   - operation: The operation that gives the credential: its id, or its method and path.
    ///   - retries: How often it tries again at most, 1 or more.
    /// - Returns: The reaction.
    public static func refreshesCredential(by operation: String, thenRetries retries: Int = 1) -> Reaction {
        Reaction(wish: .refreshesCredential(operation: operation, retries: retries))
    }

    /// The reaction in a few words, for the table.
    var text: String {
        switch wish {
        case .succeeds: "succeeds"
        case .givesUp: "gives up"
        case .surfacesFieldErrors: "surfaces field errors"
        case .retries(let most, let pace, let sameBody):
            "retries up to \(most)" + (sameBody ? " with the same body" : "") + pace.text
        case .refreshesCredential(let operation, let retries):
            "refreshes the credential by \(operation), retries up to \(retries)"
        }
    }
}

extension Reaction.Pace {
    /// The pace as it follows other words.
    fileprivate var text: String {
        switch self {
        case .any: ""
        case .retryAfter: ", honouring Retry-After"
        case .atLeast(let least): least > .zero ? ", at least \(ReactionText.text(least)) apart" : ""
        }
    }
}
