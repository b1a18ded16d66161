package import Support

/// What a session that is to be opened should be like.
package struct SessionWish: Sendable {
    /// The scenarios, instead of their contracts' documented ones; rules of a later one come first.
    package var scenarios: [ScenarioChoice] = []
    /// What it tells the time by.
    package var clock: any SessionClock = RealClock()
    /// The seed of its draws; nil for the server's, else the scenario's.
    package var seed: UInt64?
    /// What sets its draws apart from those of other sessions; nil for the ordinal of its opening.
    package var name: String?
    /// True for ports of its own.
    package var wantsPorts = false
    /// The trace id of a W3C `traceparent`, 32 hexadecimal digits, whose requests belong to it.
    package var traceID: String?
    /// How long it lives, by the machine's time; nil for as long as the server.
    package var timeToLive: Duration?

    /// Makes a wish for a session like the default one of a server without `--scenario`.
    package init() {}
}
