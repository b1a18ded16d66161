import Foundation
import Support
import Testing

@Suite struct LockedValueTests {
    @Test func noChangeIsLost() {
        let counter = LockedValue(0)
        let finished = DispatchSemaphore(value: 0)
        // Threads of their own: tasks share a pool that other tests may fill, and would run one after the other.
        for _ in 0..<4 {
            Thread.detachNewThread {
                for _ in 0..<4000 {
                    counter.withLock { value in
                        // Giving way between reading and writing loses changes at once where the lock does not hold.
                        let old = value
                        sched_yield()
                        value = old + 1
                    }
                }
                finished.signal()
            }
        }
        for _ in 0..<4 { finished.wait() }
        #expect(counter.withLock { $0 } == 16_000)
    }

    @Test func answersAndThrowsWhatTheBodyDoes() {
        struct Refused: Error {}
        let box = LockedValue("a")
        #expect(
            box.withLock { value in
                value += "b"
                return value.count
            } == 2)
        #expect(throws: Refused.self) {
            try box.withLock { (value: inout String) throws(Refused) in
                value = "kept"
                throw Refused()
            }
        }
        // Reached only when the lock was given back.
        #expect(box.withLock { $0 } == "kept")
    }
}
