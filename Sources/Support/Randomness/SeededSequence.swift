/// The randomness of one rule in one session: a generator of its own for each decision.
///
/// The k-th decision of a rule is the same whoever receives it and whatever the threads do, because nothing but its
/// own seed, session, rule and ordinal goes into it.
package struct SeededSequence: Hashable, Sendable {
    private let origin: UInt64

    /// Makes the randomness of a rule.
    ///
    /// - Parameters:
    ///   - seed: The seed that the session plays with.
    ///   - session: The session's name, or a text that stands for its ordinal.
    ///   - rule: The rule's id.
    package init(seed: UInt64, session: String, rule: String) {
        var hash = StableHash()
        hash.combine(seed)
        hash.combine(session)
        hash.combine(rule)
        origin = hash.value
    }

    /// The generator of one decision.
    ///
    /// - Parameter ordinal: Which decision of the rule it is, counted from 0 or from 1, but always alike.
    /// - Returns: A generator that yields the same for the same seed, session, rule and ordinal, in every version.
    package func random(at ordinal: Int) -> SeededRandom {
        // Two rounds of mixing part ordinals that differ in one bit, and keep decisions from overlapping.
        var mixer = SeededRandom(seed: origin)
        var decision = SeededRandom(seed: mixer.next() ^ UInt64(bitPattern: Int64(ordinal)))
        return SeededRandom(seed: decision.next())
    }
}
