import Contracts

/// What a matrix plays: what was stated, in that order, then every other documented status and usual fault.
enum ReactionPlan {
    /// Statuses after which trying again is wrong, whatever was stated.
    private static let neverRetried: Set<Int> = [400, 403]

    /// The causes, each with what the client must do; nil where nothing was said.
    static func causes(
        of operation: Contracts.Operation, stated: KeyValuePairs<ReactionCause, Reaction>
    ) -> [(ReactionCause, Reaction?)] {
        var causes: [(ReactionCause, Reaction?)] = stated.map { ($0.key, $0.value) }
        let others =
            operation.responses.compactMap { response -> ReactionCause? in
                if case .code(let code) = response.status { .status(code) } else { nil }
            } + FaultKind.usual.map(ReactionCause.fault)
        for cause in others where !causes.contains(where: { $0.0 == cause }) {
            if case .status(let code) = cause.kind, neverRetried.contains(code) {
                causes.append((cause, .givesUp))
            } else {
                causes.append((cause, nil))
            }
        }
        return causes
    }
}
