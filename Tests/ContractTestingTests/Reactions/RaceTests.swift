import Support
import Testing

@testable import ContractTesting

@Suite struct RaceTests {
    @Test func theEndOfTheCallIsTold() async {
        struct Failed: Error {}
        #expect(await Race.run(for: .seconds(600)) { 1 } == .returned)
        #expect(await Race.run(for: .seconds(600)) { throw Failed() } == .threw("Failed()"))
    }

    @Test(.timeLimit(.minutes(1))) func cancellationEndsItAndLeavesTheCallAlone() async {
        let (begun, gate, wasCancelled) = (AsyncGate(), AsyncGate(), LockedValue<Bool?>(nil))
        let done = AsyncGate()
        let race = Task {
            await Race.run(for: .seconds(3_600)) {
                begun.open()
                await gate.wait()
                wasCancelled.withLock { $0 = Task.isCancelled }
                done.open()
            }
        }
        await begun.wait()
        race.cancel()
        #expect(await race.value == .unfinished)
        #expect(wasCancelled.withLock { $0 } == nil)
        gate.open()
        await done.wait()
        #expect(wasCancelled.withLock { $0 } == false)
    }
}

/// Tasks wait at it until it is open; cancelling them changes nothing.
private final class AsyncGate: Sendable {
    private struct State: Sendable {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = LockedValue(State())

    func open() {
        let waiting = state.withLock { state in
            defer { state = State(isOpen: true) }
            return state.waiting
        }
        for task in waiting { task.resume() }
    }

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }
}
