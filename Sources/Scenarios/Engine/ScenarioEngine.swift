package import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
package import Support

/// Plays a rulebook: from a checked request, the session's state and a clock reading to a decision, without I/O.
///
/// The same arguments always give the same decision. It holds no state, so any thread may use it.
package struct ScenarioEngine: Sendable {
    private let randomness: SessionRandomness

    /// Makes an engine for one session.
    ///
    /// - Parameters:
    ///   - seed: The session's seed.
    ///   - sessionName: The session's name or creation ordinal, which sets its draws apart from other sessions'.
    package init(seed: UInt64, sessionName: String) {
        randomness = SessionRandomness(seed: seed, sessionName: sessionName)
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
    ///   - state: What the session remembers of the contract, changed by the rules that play.
    ///   - now: The session clock's reading at arrival.
    ///   - start: The reading when the session began.
    /// - Returns: What is answered and by which rule; `unanswered` when no rule answers.
    package func decide(
        _ checked: CheckedRequest, by book: Rulebook, state: inout SessionState, now: SessionInstant,
        start: SessionInstant
    ) -> Decision {
        var decision = choose(checked, by: book, state: &state, now: now, start: start)
        if !decision.quotas.isEmpty { decision.tellOfQuotas(to: checked, now: now) }
        return decision
    }

    private func choose(
        _ checked: CheckedRequest, by book: Rulebook, state: inout SessionState, now: SessionInstant,
        start: SessionInstant
    ) -> Decision {
        var decision = Decision(answer: .unanswered, rule: nil, stage: .arrival, addedFields: [:])
        let lists = book.lists[checked.operation.index]
        let standing = book.credentials.standing(of: checked)
        let furthest = standing == .expired ? .arrival : checked.stage
        let moment = SessionMoment(now: now, start: start, randomness: randomness)
        // A scenario that one request asks for may have machines that the session did not start with.
        if !book.initialState.machines.isEmpty { state.startMachines(of: book.initialState) }
        for stage in Stage.inOrder where stage <= furthest {
            decision.stage = stage
            let places = lists.places(of: stage, for: checked)
            for index in 0..<(places?.count ?? lists.count(of: stage)) {
                let rule = lists.rule(places?[index] ?? index, of: stage)
                if let condition = rule.condition {
                    let verdict = condition.verdict(on: checked, credential: standing)
                    if case .givenUp(let search) = verdict {
                        // To go on as if it held, or as if it did not, would answer by chance.
                        decision.answer = .failed(
                            "when of \(rule.id): \(search.text) — \(rule.location.fileAndLine)")
                        return decision
                    }
                    guard verdict.isHolding else { continue }
                }
                if !rule.usesSession {
                    Self.play(rule, into: &decision)
                } else if Self.isInForce(rule, &state, at: moment) {
                    let quota =
                        rule.quotas.isEmpty ? nil : count(checked, in: rule, &state, at: moment, into: &decision)
                    // Within its quotas a rule only counts.
                    if quota?.isAdmitted == true {
                        decision.modifiers.append(rule)
                        continue
                    }
                    play(rule, for: checked, quota: quota, state: &state, at: moment, into: &decision)
                }
                guard case .unanswered = decision.answer else { return decision }
            }
            if stage == .authenticated, standing == .forbidden {
                decision.answer = .forbidden
                return decision
            }
        }
        return decision
    }

    /// Whether the session lets a rule play whose request is right.
    private static func isInForce(_ rule: Rule, _ state: inout SessionState, at moment: SessionMoment) -> Bool {
        if let condition = rule.sessionCondition, !condition.holds(for: rule.id, in: &state, at: moment) {
            return false
        }
        guard case .sequence(let sequence) = rule.reply else { return true }
        return !sequence.isExhausted(after: state.uses(of: rule.id))
    }

    /// Plays a rule that has nothing to do with the session.
    private static func play(_ rule: Rule, into decision: inout Decision) {
        decision.addedFields.append(contentsOf: rule.addedFields)
        if case .fixed(let reply) = rule.reply {
            decision.answer = .fixed(reply)
            decision.rule = rule
        } else {
            decision.modifiers.append(rule)
        }
    }

    private func play(
        _ rule: Rule, for checked: CheckedRequest, quota: QuotaDecision?, state: inout SessionState,
        at moment: SessionMoment,
        into decision: inout Decision
    ) {
        let use = state.countUse(of: rule.id)
        let scope = TemplateScope(
            checked: checked, now: moment.now, useOrdinal: use, machines: state.machines, quota: quota,
            random: LazyRandom(randomness: randomness, ruleID: rule.id, ordinal: use))
        if let delivery = rule.delivery {
            decision.delivery = decision.delivery ?? DeliveryPlan()
            decision.delivery?.add(delivery, of: rule.id, use: use, by: randomness)
        }
        do throws(JSONTemplateError) {
            let refusal = try Self.carryOut(rule, in: scope, on: &state)
            let reply = refusal ?? rule.reply
            try decision.addedFields.append(rendering: rule.addedFields, in: scope)
            guard let reply else {
                guard quota != nil else {
                    decision.modifiers.append(rule)
                    return
                }
                decision.rule = rule
                decision.answer = .limited
                return
            }
            decision.rule = rule
            decision.answer = try Self.answer(reply, use: use, in: scope, accepting: checked.accept)
        } catch {
            decision.rule = rule
            decision.answer = .failed("template of \(rule.id): \(error) — \(rule.location.fileAndLine)")
        }
    }

    /// Carries out what a rule does to the session: its store steps, and then its machines.
    ///
    /// - Returns: The answer of a step that found its key missing or taken, which ends what the rule does; nil when all
    ///   was done.
    private static func carryOut(
        _ rule: Rule, in scope: TemplateScope, on state: inout SessionState
    ) throws(JSONTemplateError) -> ReplyTemplate? {
        for step in rule.storeSteps {
            if case .replied(let instead) = try StorePlayer.play(step, scope: scope, store: &state.store) {
                return instead
            }
        }
        for change in rule.becomes { state.machines[change.machine] = change.state }
        return nil
    }

    /// Counts a request in a rule's quotas and notes what is to be told of them.
    private func count(
        _ checked: CheckedRequest, in rule: Rule, _ state: inout SessionState, at moment: SessionMoment,
        into decision: inout Decision
    ) -> QuotaDecision {
        let quota = state.quotas.decide(rule.quotas, for: checked, now: moment.now)
        decision.leases += quota.leases
        decision.quotas.append((rule.quotas, quota))
        return quota
    }

    private static func answer(
        _ reply: ReplyTemplate, use: Int, in scope: TemplateScope, accepting accept: AcceptHeader?
    ) throws(JSONTemplateError) -> Decision.Answer {
        switch reply {
        case .fixed(let fixed): .fixed(fixed)
        case .rendered(let rendered): .made(try rendered.response(in: scope, accepting: accept))
        case .sequence(let sequence):
            try answer(sequence.reply(at: use), use: use, in: scope, accepting: accept)
        }
    }
}
