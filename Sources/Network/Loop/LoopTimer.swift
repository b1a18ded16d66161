internal import CUV

/// A timer of one event loop, confined to the loop's thread.
///
/// It never fires early, and those of a loop fire in the order in which they are due. A timer that is released is
/// cancelled.
package final class LoopTimer {
    /// Where the loop's heap has the timer; nil while it is not in.
    var place: Int?

    private let loop: EventLoop
    private var body: (() -> Void)?
    private var deadline: UInt64 = 0
    private var interval: UInt64 = 0

    init(loop: EventLoop) { self.loop = loop }

    deinit { if place != nil { loop.timers.remove(self) } }

    /// True from `start` until the timer has fired or was cancelled.
    package var isActive: Bool { body != nil }

    /// Starts the timer, or starts it anew.
    ///
    /// - Parameters:
    ///   - delay: How long to wait; zero and less mean the loop's next turn.
    ///   - interval: When given, the timer fires again after each such span, counted from when it was due.
    ///   - body: Called on the loop's thread.
    package func start(after delay: Duration, repeating interval: Duration? = nil, _ body: @escaping () -> Void) {
        guard !loop.isEnding else { return }
        let (deadline, overflow) = uv_hrtime().addingReportingOverflow(Self.nanoseconds(delay))
        self.deadline = overflow ? .max : deadline
        self.interval = interval.map { max(Self.nanoseconds($0), 1_000_000) } ?? 0
        self.body = body
        loop.timers.schedule(self, at: self.deadline)
    }

    /// Stops the timer and forgets its body; a timer that is not active stays as it is.
    package func cancel() {
        if place != nil { loop.timers.remove(self) }
        body = nil
    }

    /// Calls the body, since the timer was taken out of the heap as due.
    func fire() {
        guard let body else { return }
        if interval > 0 {
            deadline &+= interval
            loop.timers.schedule(self, at: deadline)
        } else {
            self.body = nil
        }
        body()
    }

    private static func nanoseconds(_ duration: Duration) -> UInt64 {
        let (seconds, attoseconds) = duration.components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (whole, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : whole &+ UInt64(attoseconds / 1_000_000_000)
    }
}
