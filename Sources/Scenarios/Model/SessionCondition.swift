import Support

/// What must hold of the session, beside the request, for a rule to play: `state`, `from`, `until`, `calls`, `times`
/// and `chance`, tested in this order.
struct SessionCondition: Sendable {
    /// The state that each machine must be in.
    var states: [(machine: String, state: String)] = []
    /// The session time from which the rule plays; nil for its beginning.
    var from: Duration?
    /// The session time from which it plays no more.
    var until: Duration?
    /// Which of the requests that get this far are meant.
    var calls: OrdinalSet?
    /// How often the rule plays at most.
    var times: Int?
    /// The probability that it plays, from 0 to 1.
    var chance: Double?

    /// True when nothing is asked of the session.
    var isEmpty: Bool {
        states.isEmpty && from == nil && until == nil && calls == nil && times == nil && chance == nil
    }

    /// Tests the conditions, and moves the counters of those that are reached.
    func holds(for rule: String, in state: inout SessionState, at moment: SessionMoment) -> Bool {
        for wanted in states where state.machines[wanted.machine] != wanted.state { return false }
        if let from, moment.elapsed < from { return false }
        if let until, moment.elapsed >= until { return false }
        if let calls, !calls.contains(state.count(.call, of: rule)) { return false }
        if let times, state.uses(of: rule) >= times { return false }
        guard let chance else { return true }
        var random = moment.randomness.random(of: rule, for: .chance, at: state.count(.chance, of: rule))
        return random.nextUnit() < chance
    }
}
