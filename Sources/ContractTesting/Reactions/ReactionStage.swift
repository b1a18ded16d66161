import Contracts
import Foundation
import HTTPModel
import JSONModel
import MockServer
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

    /// Opens a session in which a cause is played.
    ///
    /// - Parameters:
    ///   - cause: What goes wrong.
    ///   - once: True when it is over after the first attempt.
    ///   - pace: What the time between attempts must follow; an answer that must say so says so.
    /// - Returns: The session, with an automatic clock.
    /// - Throws: `MockServerFailure` when the server cannot play it.
    func open(_ cause: ReactionCause, once: Bool, pace: Reaction.Pace) throws(MockServerFailure) -> MockServer {
        try mock.session(rules: rule(cause, once: once, pace: pace), file: site.filePath, line: site.line)
    }

    /// Confronts the client with what a session plays, and waits for what it does after its call has ended.
    ///
    /// - Parameters:
    ///   - session: The session.
    ///   - patience: How much real time the call may take.
    ///   - isJudged: False where nothing is wanted, so that what the client does later is not waited for long.
    /// - Returns: What the client did.
    /// - Throws: `MockServerFailure` when the session cannot be asked.
    func play(
        in session: MockServer, within patience: Duration, isJudged: Bool
    ) async throws(MockServerFailure) -> ReactionPlay {
        let ending = await Race.run(for: patience) { try await client(session.url, session.clock) }
        guard ending != .unfinished else { return play(try session.readJournal(), ending, nil) }
        let end = ReactionPlay.End(
            time: session.clock.now, ordinal: try session.readJournalNow().exchanges.last?.ordinal ?? 0)
        let server = (session.administration as? InProcessAdministration)?.server
        let aftermath = Aftermath(
            clock: session.clock, automatic: server?.sessions.session(id: session.session)?.clock as? AutoClock,
            patience: isJudged ? .seconds(10) : .milliseconds(100), looksAgain: isJudged)
        let isSeen = await aftermath.pass {
            (try? session.readJournalNow()).map { !play($0, ending, end).lateAttempts.isEmpty } ?? true
        }
        return play(
            try session.readJournal(), ending, end,
            isSeen ? nil : "this process was too busy to see whether it tries again after its call had ended")
    }

    private func play(
        _ journal: JournalReading, _ ending: ReactionPlay.Ending, _ end: ReactionPlay.End?, _ doubt: String? = nil
    ) -> ReactionPlay {
        let doubts = [journal.doubt, doubt].compactMap(\.self)
        return ReactionPlay(
            exchanges: journal.exchanges, operation: operation.id, method: operation.method.token,
            contract: contract.name, ending: ending, end: end,
            doubt: doubts.isEmpty ? nil : doubts.joined(separator: "; "))
    }

    /// The rule, in YAML; before any check, since the trouble comes whatever the client sends.
    private func rule(_ cause: ReactionCause, once: Bool, pace: Reaction.Pace) -> String {
        let effect: String
        switch cause.kind {
        case .fault(let kind): effect = "fault: \(kind.text)"
        case .status, .documented:
            effect =
                "respond: { status: \(cause.status ?? 0)"
                + (pace == .retryAfter ? ", headers: { Retry-After: \"7\" } }" : " }")
        }
        let name = JSONValue.string(operation.id).compactText
        let calls = once ? "calls: 1, " : ""
        // An operation that reads takes HEAD too, which is no attempt of it.
        let when = "when: { method: \(operation.method) }"
        return "- { id: cause, operation: \(name), stage: arrival, priority: 1000, \(when), \(calls)\(effect) }"
    }
}
