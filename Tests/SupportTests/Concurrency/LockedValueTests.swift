import Support
import Testing

@Suite struct LockedValueTests {
    @Test func noChangeIsLost() async {
        let counter = LockedValue(0)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<10_000 { counter.withLock { $0 += 1 } }
                }
            }
        }
        #expect(counter.withLock { $0 } == 80_000)
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
