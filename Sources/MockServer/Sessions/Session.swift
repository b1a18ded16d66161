import Contracts
import Scenarios
package import Support

/// One isolated run of the server: its own state, clock, seed and scenarios.
///
/// Any thread may use it; its state is guarded by locks of its own.
package final class Session: Sendable {
    /// What journal, log and URLs call it: `default`, or a text that nobody can guess.
    package let id: String
    /// What sets its draws apart from those of other sessions: the name that its maker gave, or its ordinal.
    package let name: String
    /// The seed of every draw in this session.
    package let seed: UInt64
    let engine: ScenarioEngine
    private let clocks: Replaceable<any SessionClock>
    private let plays: Replaceable<SessionPlay>
    private let ending = LockedValue(SessionEnding())
    private let clockWatchers = LockedValue(SessionCallbacks())
    private let turn = LockedValue(())

    /// Makes a session that has seen no request.
    package init(
        id: String = Session.defaultName, name: String, seed: UInt64, clock: any SessionClock, playbook: Playbook
    ) {
        self.id = id
        self.name = name
        self.seed = seed
        engine = ScenarioEngine(seed: seed, sessionName: name)
        clocks = Replaceable(clock)
        plays = Replaceable(SessionPlay(playbook, start: clock.now))
    }

    /// What it tells the time by.
    package var clock: any SessionClock { clocks.current }
    /// What it plays now, and remembers of it.
    var play: SessionPlay { plays.current }
    /// What it plays now.
    package var playbook: Playbook { play.playbook }
    /// The clock's reading when it began.
    var start: SessionInstant { play.start }
    /// True for the session that every server has.
    package var isDefault: Bool { id == Self.defaultName }

    /// What the session remembers of a contract's play, behind a lock of its own.
    func state(of contract: Contract) -> LockedValue<SessionState>? {
        play.state(of: contract)
    }

    /// Plays something else from the next request on.
    ///
    /// - Parameters:
    ///   - playbook: What is played.
    ///   - keepsState: True to keep store, machines and counts; machines that are new begin in their initial state.
    package func change(to playbook: Playbook, keepsState: Bool) {
        let now = clock.now
        plays.replace { earlier in
            keepsState ? SessionPlay(playbook, keeping: earlier) : SessionPlay(playbook, start: now)
        }
    }

    /// Lets one change at a time happen that takes several steps, such as that of ports and of what is played on them.
    ///
    /// - Parameter body: The change; it must not begin another one in this session.
    /// - Returns: What the closure returns.
    /// - Throws: What the closure throws.
    func taking<Result, Failure: Error>(
        turn body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try turn.withLock { (_) throws(Failure) in try body() }
    }

    /// Forgets every request: store, machines and counts are as at the beginning, and the session's age is zero.
    package func reset() {
        let now = clock.now
        plays.replace { SessionPlay($0.playbook, start: now) }
    }

    /// Tells the time by another clock.
    ///
    /// Answers that wait go by the new clock from now on, to the same moments; whoever else waits on the old one waits
    /// no longer.
    func change(clock: any SessionClock) {
        // Until each has its wait on the new clock, that clock must not jump.
        clock.virtual?.hold()
        let old = clocks.replace { _ in clock }
        for body in clockWatchers.withLock({ $0.all }) { body() }
        SessionClockSetting.release(old)
        clock.virtual?.resume()
    }

    /// Calls `body` whenever the session gets another clock.
    ///
    /// - Returns: What `forgetClockWatcher` takes.
    func whenClockChanges(_ body: @escaping @Sendable () -> Void) -> Int {
        clockWatchers.withLock { $0.add(body) }
    }

    /// Takes back what `whenClockChanges` was told.
    func forgetClockWatcher(_ ordinal: Int) {
        clockWatchers.withLock { $0.remove(ordinal) }
    }

    /// True once the session was closed.
    package var hasEnded: Bool { ending.withLock { $0.hasEnded } }

    /// Calls `body` when the session is closed; at once when it was already.
    ///
    /// - Returns: What `forget` takes.
    package func whenEnded(_ body: @escaping @Sendable () -> Void) -> Int {
        let (ordinal, isLate) = ending.withLock { $0.add(body) }
        if isLate { body() }
        return ordinal
    }

    /// Takes back what `whenEnded` was told.
    package func forget(_ ordinal: Int) {
        ending.withLock { $0.remove(ordinal) }
    }

    /// Closes the session: who waits in it is told.
    func end() {
        for body in ending.withLock({ $0.end() }) { body() }
    }

    /// The name of the session that every server has.
    package static let defaultName = "default"
}

/// Who wants to know of a session's end.
private struct SessionEnding: Sendable {
    private(set) var hasEnded = false
    private var callbacks = SessionCallbacks()

    mutating func add(_ body: @escaping @Sendable () -> Void) -> (ordinal: Int, isLate: Bool) {
        hasEnded ? (0, true) : (callbacks.add(body), false)
    }

    mutating func remove(_ ordinal: Int) {
        callbacks.remove(ordinal)
    }

    mutating func end() -> [@Sendable () -> Void] {
        hasEnded = true
        defer { callbacks = SessionCallbacks() }
        return callbacks.all
    }
}
