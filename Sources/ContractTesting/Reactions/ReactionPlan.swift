import Contracts
import HTTPModel

/// What a matrix plays: what was stated, in that order, then every other documented response and usual fault.
///
/// 400 and 403 must not be tried again after, unless something else was stated of them.
enum ReactionPlan {
    /// One row.
    struct Entry: Sendable {
        let cause: ReactionCause
        /// What the client must do; nil where nothing was said.
        let reaction: Reaction?
        /// Why it cannot be played; nil for what can.
        var obstacle: String?
    }

    /// Statuses after which trying again is wrong, as long as nothing else was stated.
    private static let neverRetried: Set<Int> = [400, 403]
    /// What a server can answer with in the end.
    private static let playable = 200...599

    /// The rows, each with what the client must do.
    static func entries(
        of operation: Contracts.Operation, stated: KeyValuePairs<ReactionCause, Reaction>
    ) -> [Entry] {
        var entries = stated.map { Entry(cause: $0.key, reaction: $0.value, obstacle: obstacle($0.key)) }
        let isStated = Set(stated.map(\.key))
        // A range is played already where one of its statuses was stated.
        let played = Set(
            entries.filter { $0.obstacle == nil }.compactMap { $0.cause.status }
                .compactMap { operation.response(for: Status($0))?.status })
        for response in operation.responses where !played.contains(response.status) {
            entries.append(entry(for: response, of: operation))
        }
        for fault in FaultKind.usual where !isStated.contains(.fault(fault)) {
            entries.append(Entry(cause: .fault(fault), reaction: nil))
        }
        return entries
    }

    private static func entry(for response: DocumentedResponse, of operation: Contracts.Operation) -> Entry {
        if case .code(let code) = response.status {
            let cause = ReactionCause.status(code)
            return Entry(cause: cause, reaction: reaction(to: code), obstacle: obstacle(cause))
        }
        // Of whatever has no other response a failure of the server is the usual case.
        let others = response.status == .fallback ? [500] + (400...599) + (200...399) : []
        let candidates = others + [response.exampleStatus.code]
        guard let code = candidates.first(where: { operation.response(for: Status($0))?.status == response.status })
        else {
            return Entry(
                cause: .documented("\(response.status)", status: nil), reaction: nil,
                obstacle: "each status that it may stand for is documented by itself")
        }
        let cause = ReactionCause.documented("\(response.status)", status: code)
        return Entry(cause: cause, reaction: reaction(to: code), obstacle: obstacle(cause))
    }

    private static func reaction(to code: Int) -> Reaction? {
        neverRetried.contains(code) ? .givesUp : nil
    }

    private static func obstacle(_ cause: ReactionCause) -> String? {
        guard let code = cause.status, !playable.contains(code) else { return nil }
        return "the server answers with \(playable.lowerBound) to \(playable.upperBound)"
    }
}
