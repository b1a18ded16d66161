import Support

/// Tells whether tasks that were ready to run when it was made have had their turn.
final class TaskProbe: Sendable {
    private let missing: LockedValue<Int>

    /// Sends one task for each priority that a test's own tasks may have.
    init() {
        let priorities: [TaskPriority] = [.high, .medium, .low]
        missing = LockedValue(priorities.count)
        for priority in priorities {
            Task.detached(priority: priority) { [missing] in missing.withLock { $0 -= 1 } }
        }
    }

    /// True once each of them has run.
    var hasRun: Bool { missing.withLock { $0 == 0 } }
}
