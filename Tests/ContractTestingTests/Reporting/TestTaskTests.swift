import Foundation
import Support
import Testing

@testable import ContractTesting

@Suite struct TestTaskTests {
    @Test func aThreadFindsTheTestInIt() async throws {
        let task = try #require(TestTask())
        let seen = LockedValue<[String?]>([])
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                seen.withLock { $0.append(Test.current?.name) }
                task.perform { seen.withLock { $0.append(Test.current?.name) } }
                // It has been done by now.
                seen.withLock { $0.append("done") }
                continuation.resume()
            }
        }
        #expect(seen.withLock { $0 } == [nil, "aThreadFindsTheTestInIt()", "done"])
    }

    @Test func manyThreadsAtOnceAreAllServed() async throws {
        let task = try #require(TestTask())
        let count = LockedValue(0)
        await withTaskGroup { group in
            for _ in 0..<50 {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        Thread.detachNewThread {
                            for _ in 0..<20 { task.perform { count.withLock { $0 += 1 } } }
                            continuation.resume()
                        }
                    }
                }
            }
        }
        #expect(count.withLock { $0 } == 1_000)
    }

    /// What a task holds as long as it lives.
    private final class Sign: Sendable {
        @TaskLocal static var current: Sign?
        let isGone: LockedValue<Bool>

        init(_ isGone: LockedValue<Bool>) {
            self.isGone = isGone
        }

        deinit { isGone.withLock { $0 = true } }
    }

    @Test func itEndsWithWhoeverHasIt() {
        let isGone = LockedValue(false)
        var task = Sign.$current.withValue(Sign(isGone)) { TestTask() }
        task?.perform {}
        #expect(!isGone.withLock { $0 })
        task = nil
        #expect(isGone.withLock { $0 })
    }

    @Test func aServerBelongsToTheTestThatUsedItLast() async throws {
        let mock = try await Task.detached { try NotesMock.start() }.value
        defer { mock.stop() }
        // A detached task knows no test.
        let before = await Task.detached { mock.test == nil }.value
        #expect(before)
        _ = try mock.exchanges()
        let after = await Task.detached { mock.test?.test }.value
        #expect(after == Test.current?.id)
        mock.stop()
        #expect(mock.test == nil)
    }

    @Test func whereNoTestIsKnownThereIsNone() async {
        let hasNone = await Task.detached { TestTask() == nil }.value
        #expect(hasNone)
    }
}
