import Dispatch
import Support
import Testing

/// A task of the test in which it was begun, where threads and tasks that know no test record what they found.
///
/// Swift Testing hands an issue that belongs to no task to everything that listens, and each suite with `.serialized`
/// listens once more while it runs; such an issue would be told several times, and of no test.
final class TestTask: Sendable {
    /// What is to be done in the task.
    private struct Work: Sendable {
        let body: @Sendable () -> Void
        let isDone = DispatchSemaphore(value: 0)
    }

    private struct State: Sendable {
        var waiting: CheckedContinuation<Work?, Never>?
        var queue: [Work] = []
        var isOver = false
    }

    /// Whose task it is.
    let test: Test.ID
    private let state: LockedValue<State>

    /// Begins a task of the running test; nil where this task knows none.
    init?() {
        guard let test = Test.current?.id else { return nil }
        self.test = test
        let state = LockedValue(State())
        self.state = state
        Task(executorPreference: CallersThread.shared) {
            while let work = await Self.next(in: state) {
                work.body()
                work.isDone.signal()
            }
        }
    }

    deinit {
        let waiting = state.withLock { state in
            state.isOver = true
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(returning: nil)
    }

    /// Does something in the task, as a rule on this thread.
    ///
    /// - Parameter body: What is done; it has been done when this returns.
    func perform(_ body: @escaping @Sendable () -> Void) {
        let work = Work(body: body)
        let waiting = state.withLock { state in
            defer { state.waiting = nil }
            if state.waiting == nil { state.queue.append(work) }
            return state.waiting
        }
        waiting?.resume(returning: work)
        // Another thread does it when that one was busy with something else of the kind.
        work.isDone.wait()
    }

    private static func next(in state: LockedValue<State>) async -> Work? {
        await withCheckedContinuation { continuation in
            let (work, isOver) = state.withLock { state -> (Work?, Bool) in
                if !state.queue.isEmpty { return (state.queue.removeFirst(), false) }
                if !state.isOver { state.waiting = continuation }
                return (nil, state.isOver)
            }
            if work != nil || isOver { continuation.resume(returning: work) }
        }
    }
}

/// Runs a task on whichever thread lets it go on.
private final class CallersThread: TaskExecutor {
    static let shared = CallersThread()

    func enqueue(_ job: consuming ExecutorJob) {
        unsafe UnownedJob(job).runSynchronously(on: asUnownedTaskExecutor())
    }
}
