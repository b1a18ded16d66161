import Dispatch
import Foundation
import Scenarios
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import MockServer

/// Changes of what a session with ports of its own plays.
struct SessionChangeTests {
    /// Ports that are nowhere, and what is wrong with them.
    private final class Ports: SessionHost {
        struct State: Sendable {
            var fault = PortFault()
            var changes = 0
        }

        let state = LockedValue(State())
        /// Signalled when the first change has begun.
        let hasBegun = DispatchSemaphore(value: 0)
        /// What lies between the change of the ports and its end.
        private let rest: @Sendable (Ports) -> Void

        init(rest: @escaping @Sendable (Ports) -> Void) { self.rest = rest }

        var addresses: RunningServer.Addresses { .init(url: "http://localhost:1", tlsURL: nil, authorityPath: nil) }

        func openPorts(_ fault: PortFault) -> SessionPorts {
            SessionPorts(url: "http://localhost:2", tlsURL: nil, numbers: [2])
        }

        func change(_ ports: SessionPorts, to fault: PortFault) {
            let isFirst = state.withLock { state in
                state.fault = fault
                state.changes += 1
                return state.changes == 1
            }
            guard isFirst else { return }
            hasBegun.signal()
            rest(self)
        }

        func endConnections(_ ports: SessionPorts) {}
        func close(_ ports: SessionPorts) {}
        func after(_ delay: Duration, _ body: @escaping @Sendable () -> Void) {}
    }

    @Test func thePortsFollowTheChangeThatCameLast() throws {
        let files = InMemoryFiles([
            "openapi.yaml": NotesAPI.contract, "documented.yaml": NotesAPI.scenario,
            "deaf.yaml": "{ contract: openapi.yaml, connection: acceptAndIgnore, rules: [] }",
            "closed.yaml": "{ contract: openapi.yaml, connection: refuse, rules: [] }",
        ])
        let served = try ServedRepertoire(RepertoireLoader(reader: files).load(["."]).repertoire, runToken: "run-1")
        let clock = ManualClock()
        let usual = Session(name: "default", seed: 1, clock: clock, playbook: try served.playbook(of: [] as [String]))
        let sessions = Sessions(defaultSession: usual)
        // The second change gets all the time that it needs, if it does not wait for its turn.
        let ports = Ports { ports in
            for _ in 0..<60 where ports.state.withLock({ $0.changes }) < 2 { usleep(5_000) }
            usleep(5_000)
        }
        sessions.attach(ports)
        var wish = SessionWish()
        wish.wantsPorts = true
        let session = try sessions.open(wish).session
        let names = ["deaf", "closed"]
        let playbooks = try names.map { try served.playbook(of: [$0]) }
        let first = Thread { try? sessions.change(session, to: playbooks[0], keepsState: true) }
        first.start()
        ports.hasBegun.wait()
        try sessions.change(session, to: playbooks[1], keepsState: true)
        for _ in 0..<1_000 where !first.isFinished { usleep(5_000) }
        #expect(session.playbook.scenarioNames == ["closed"])
        #expect(ports.state.withLock { $0.fault } == session.playbook.portFault)
    }
}
