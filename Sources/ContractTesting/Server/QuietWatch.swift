import Foundation
import Support

/// Lets automatic clocks jump once this process is quiet, on a thread of its own.
///
/// It is quiet when, in several short naps in a row, nothing happened to the clock, the process computed next to
/// nothing, the machine had the time to end the nap when it should, and tasks that wait for a thread got one. So a
/// request on its way through the kernel, an answer that a client has not read yet, and a task that is about to sleep
/// or to send all come before a jump, on a busy machine too.
final class QuietWatch: QuietWatching {
    /// The one for all clocks of the process.
    static let shared = QuietWatch()

    /// How long a nap is, and how many calm ones in a row are a quiet time.
    private static let nap = Duration.microseconds(500)
    private static let calmNaps = 6
    /// How much may be computed in a calm nap, and how long it may last.
    private static let idleTime = Duration.microseconds(150)
    private static let lateNap = Duration.milliseconds(3)
    /// When what else this process and its machine do does not matter any more.
    private static let longestBusyTime = Duration.seconds(2)
    /// When a test that blocks every thread for tasks does not matter any more.
    private static let longestStarvation = Duration.seconds(60)

    private struct Watched: Sendable {
        let clock: AutoClock
        var changes: Int?
        var since = ContinuousClock.now
        var calmNaps = 0
        var probe: TaskProbe?
        /// True once it was quiet, and only tasks that were let go meanwhile are still waited for.
        var isConfirming = false
    }

    private let added = LockedValue<[AutoClock]>([])
    private let hasWork = DispatchSemaphore(value: 0)

    private init() {
        let thread = Thread { [self] in run() }
        thread.name = "understudy-clock"
        thread.start()
    }

    func watch(_ clock: AutoClock) {
        added.withLock { $0.append(clock) }
        hasWork.signal()
    }

    private func run() -> Never {
        var watched: [Watched] = []
        while true {
            if watched.isEmpty { hasWork.wait() }
            let used = ProcessorTime.used
            let start = ContinuousClock.now
            usleep(UInt32(Self.nap / .microseconds(1)))
            let now = ContinuousClock.now
            let isCalm =
                now - start < Self.lateNap && ProcessorTime.used - used < Self.idleTime
                && !ThreadStates.othersWantToRun
            let new = added.withLock { added in
                defer { added = [] }
                return added
            }
            watched = watched.compactMap { Self.look($0, isCalm, now) }
            for clock in new {
                if let begun = Self.look(Watched(clock: clock), false, now) { watched.append(begun) }
            }
        }
    }

    /// Looks at a clock after a nap.
    ///
    /// - Returns: nil when the clock needs no watch for now.
    private static func look(_ earlier: Watched, _ isCalm: Bool, _ now: ContinuousClock.Instant) -> Watched? {
        guard let changes = earlier.clock.changeCount() else { return nil }
        guard let probe = earlier.probe, earlier.changes == changes else {
            return Watched(clock: earlier.clock, changes: changes, since: now, probe: TaskProbe())
        }
        var next = earlier
        next.calmNaps = isCalm ? earlier.calmNaps + 1 : 0
        let elapsed = now - earlier.since
        let isQuiet = next.calmNaps >= calmNaps || elapsed > longestBusyTime
        guard earlier.isConfirming || isQuiet, probe.hasRun || elapsed > longestStarvation else { return next }
        guard earlier.isConfirming else {
            // A client's task that was let go in the quiet time stands before this probe in the queue for a thread.
            next.probe = TaskProbe()
            next.isConfirming = true
            return next
        }
        return earlier.clock.jump(ifUnchangedSince: changes) ? nil : next
    }
}
