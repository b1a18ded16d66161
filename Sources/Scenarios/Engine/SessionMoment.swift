package import Support

/// When and for whom a decision is made: the clock's reading, the session's age, and what its draws come from.
package struct SessionMoment: Sendable {
    /// The session clock's reading at arrival.
    package let now: SessionInstant
    /// The reading when the session began.
    package let start: SessionInstant
    /// Where draws come from.
    let randomness: SessionRandomness

    /// The session's age, by which `from` and `until` go.
    var elapsed: Duration { now - start }
}
