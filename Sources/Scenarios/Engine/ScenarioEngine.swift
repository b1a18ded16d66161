package import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
package import Support

/// Plays a rulebook: from a checked request, the session's state and a clock reading to a decision, without I/O.
///
/// The same arguments always give the same decision. It holds no state, so any thread may use it.
package struct ScenarioEngine: Sendable {
    private let seed: UInt64
    private let sessionName: String

    /// Makes an engine for one session.
    ///
    /// - Parameters:
    ///   - seed: The session's seed.
    ///   - sessionName: The session's name or creation ordinal, which sets its draws apart from other sessions'.
    package init(seed: UInt64, sessionName: String) {
        self.seed = seed
        self.sessionName = sessionName
    }

    /// True when deciding on that operation reads or changes the session, so that its lock must be held.
    package static func usesSession(_ book: Rulebook, for operation: Operation) -> Bool {
        book.lists[operation.index].usesSession
    }

    /// Decides what is answered.
    ///
    /// - Parameters:
    ///   - checked: The request with what the contract says of it.
    ///   - book: The rules in play for the request's contract.
    ///   - state: The session's state, changed by the rules that play.
    ///   - now: The session clock's reading at arrival.
    /// - Returns: What is answered and by which rule; `unanswered` when no rule answers.
    package func decide(
        _ checked: CheckedRequest, by book: Rulebook, state: inout SessionState, now: SessionInstant
    ) -> Decision {
        var decision = Decision(answer: .unanswered, rule: nil, stage: .arrival, addedFields: [:])
        let lists = book.lists[checked.operation.index]
        let furthest = checked.stage
        for stage in Stage.inOrder where stage <= furthest {
            decision.stage = stage
            for index in 0..<lists.count(of: stage) {
                let rule = lists.rule(index, of: stage)
                if let condition = rule.condition, !condition.holds(for: checked) { continue }
                play(rule, for: checked, state: &state, now: now, into: &decision)
                guard case .unanswered = decision.answer else { return decision }
            }
        }
        return decision
    }

    private func play(
        _ rule: Rule, for checked: CheckedRequest, state: inout SessionState, now: SessionInstant,
        into decision: inout Decision
    ) {
        guard rule.usesSession else {
            decision.addedFields.append(contentsOf: rule.addedFields)
            if case .fixed(let reply) = rule.reply {
                decision.answer = .fixed(reply)
                decision.rule = rule
            }
            return
        }
        let ordinal = state.countUse(of: rule.id)
        let scope = TemplateScope(
            checked: checked, now: now, useOrdinal: ordinal,
            random: LazyRandom(seed: seed, sessionName: sessionName, ruleID: rule.id, ordinal: ordinal))
        do throws(JSONTemplateError) {
            var reply = rule.reply
            for step in rule.storeSteps {
                if case .replied(let instead) = try StorePlayer.play(step, scope: scope, store: &state.store) {
                    reply = instead
                    break
                }
            }
            try decision.addedFields.append(rendering: rule.addedFields, in: scope)
            guard let reply else { return }
            decision.rule = rule
            switch reply {
            case .fixed(let fixed): decision.answer = .fixed(fixed)
            case .rendered(let rendered):
                decision.answer = .made(try rendered.response(in: scope, accepting: checked.accept))
            }
        } catch {
            decision.rule = rule
            decision.answer = .failed("template of \(rule.id): \(error) — \(rule.location.fileAndLine)")
        }
    }
}
