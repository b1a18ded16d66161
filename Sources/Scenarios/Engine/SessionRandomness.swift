import Support

/// The randomness of one session: a generator for each decision of each rule, whoever receives it.
struct SessionRandomness: Sendable {
    /// What a draw is for; each has a sequence of its own, so that a rule that gains a delay keeps its other draws.
    enum Purpose: String {
        case template = ""
        case chance = "\0chance"
        case delay = "\0delay"
        case fault = "\0fault"
    }

    let seed: UInt64
    let sessionName: String

    /// The generator of a rule's decision.
    func random(of rule: String, for purpose: Purpose, at ordinal: Int) -> SeededRandom {
        SeededSequence(seed: seed, session: sessionName, rule: rule + purpose.rawValue).random(at: ordinal)
    }
}
