import Contracts
import Foundation
import JSONModel
import Support

/// Plays one cause after the other against a client, each in a session of its own on an auto clock.
struct ReactionStage<Answer: Sendable>: Sendable {
    let mock: MockServer
    let contract: Contracts.Contract
    let operation: Contracts.Operation
    /// How much real time a call may take.
    let patience: Duration
    let client: @Sendable (URL, MockClock) async throws -> Answer
    let site: CallSite

    /// Plays a cause.
    ///
    /// - Parameters:
    ///   - cause: What goes wrong.
    ///   - once: True when it is over after the first attempt.
    ///   - pace: What the time between attempts must follow; an answer that must say so says so.
    ///   - patience: How much real time the call may take.
    /// - Returns: What the client did.
    /// - Throws: `MockServerFailure` when the server cannot play it.
    func play(
        _ cause: ReactionCause, once: Bool, pace: Reaction.Pace, within patience: Duration
    ) async throws(MockServerFailure) -> ReactionPlay {
        let session = try mock.session(
            rules: rule(cause, once: once, pace: pace), file: site.filePath, line: site.line)
        defer { session.stop() }
        let ending = await Race.run(for: patience) { try await client(session.url, session.clock) }
        let journal = try session.readJournal()
        return ReactionPlay(exchanges: journal.exchanges, operation: operation.id, ending: ending)
    }

    /// The rule, in YAML; before any check, since the trouble comes whatever the client sends.
    private func rule(_ cause: ReactionCause, once: Bool, pace: Reaction.Pace) -> String {
        let effect: String
        switch cause.kind {
        case .status(let code):
            effect = "respond: { status: \(code)" + (pace == .retryAfter ? ", headers: { Retry-After: \"7\" } }" : " }")
        case .fault(let kind): effect = "fault: \(kind.text)"
        }
        let name = JSONValue.string(operation.id).compactText
        let calls = once ? "calls: 1, " : ""
        return "- { id: cause, operation: \(name), stage: arrival, priority: 1000, \(calls)\(effect) }"
    }
}
