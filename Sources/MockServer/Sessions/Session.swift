import Contracts
import Scenarios
package import Support

/// One isolated run of the server: its own state, clock, seed and scenarios.
///
/// Any thread may use it; its state is guarded by its own lock.
package final class Session: Sendable {
    /// The name; `default` for the session that every server has.
    package let name: String
    /// The seed of every draw in this session.
    package let seed: UInt64
    /// What it tells the time by.
    package let clock: any SessionClock
    let playbook: Playbook
    let engine: ScenarioEngine
    /// The clock's reading when it began.
    let start: SessionInstant
    private let states: [ObjectIdentifier: LockedValue<SessionState>]

    /// Makes a session that has seen no request.
    package init(name: String, seed: UInt64, clock: any SessionClock, playbook: Playbook) {
        self.name = name
        self.seed = seed
        self.clock = clock
        self.playbook = playbook
        engine = ScenarioEngine(seed: seed, sessionName: name)
        start = clock.now
        states = playbook.initialStates.mapValues { LockedValue($0) }
    }

    /// What the session remembers of a contract's play, behind a lock of its own.
    func state(of contract: Contract) -> LockedValue<SessionState>? {
        states[ObjectIdentifier(contract)]
    }

    /// The name of the session that every server has.
    package static let defaultName = "default"
}
