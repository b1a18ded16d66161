internal import CUV

/// A timer of one event loop, confined to the loop's thread.
///
/// It never fires early: the due moment is rounded up to the loop's whole milliseconds. A timer that is released is
/// cancelled.
@safe
package final class LoopTimer: LoopResource {
    private let loop: EventLoop
    private var handle: UnsafeMutablePointer<uv_timer_t>?
    private var body: (() -> Void)?
    private var deadline: UInt64 = 0
    private var interval: UInt64 = 0

    init(loop: EventLoop) {
        self.loop = loop
        super.init()
        guard !loop.isEnding else { return }
        let handle = UnsafeMutablePointer<uv_timer_t>.allocate(capacity: 1)
        unsafe handle.initialize(to: uv_timer_t())
        unsafe uv_timer_init(loop.pointer, handle)
        unsafe handle.pointee.data = Unmanaged<LoopResource>.passUnretained(self).toOpaque()
        unsafe self.handle = handle
    }

    deinit { closeHandle() }

    /// True from `start` until the timer has fired or was cancelled.
    package var isActive: Bool { body != nil }

    /// Starts the timer, or starts it anew.
    ///
    /// - Parameters:
    ///   - delay: How long to wait; zero and less mean the loop's next turn.
    ///   - interval: When given, the timer fires again after each such span, counted from when it was due.
    ///   - body: Called on the loop's thread.
    package func start(after delay: Duration, repeating interval: Duration? = nil, _ body: @escaping () -> Void) {
        guard unsafe handle != nil else { return }
        let (deadline, overflow) = uv_hrtime().addingReportingOverflow(Self.nanoseconds(delay))
        self.deadline = overflow ? .max : deadline
        self.interval = interval.map { max(Self.nanoseconds($0), 1_000_000) } ?? 0
        self.body = body
        arm()
    }

    /// Stops the timer and forgets its body; a timer that is not active stays as it is.
    package func cancel() {
        body = nil
        if let handle = unsafe handle { unsafe uv_timer_stop(handle) }
    }

    override func loopEnds() {
        body = nil
        closeHandle()
    }

    private func arm() {
        guard let handle = unsafe handle else { return }
        // libuv adds the delay to its cached time, which is stale within a long turn: so the delay is counted from
        // that same time to the due moment, which is rounded up since both are in whole milliseconds.
        let due = deadline / 1_000_000 + (deadline % 1_000_000 == 0 ? 0 : 1)
        let now = unsafe uv_now(loop.pointer)
        unsafe uv_timer_start(handle, { unsafe LoopTimer.fired($0) }, due > now ? due - now : 0, 0)
    }

    private func fire() {
        guard let body else { return }
        if interval > 0 {
            deadline &+= interval
            arm()
        } else {
            self.body = nil
        }
        body()
    }

    private func closeHandle() {
        guard let handle = unsafe handle else { return }
        unsafe self.handle = nil
        unsafe handle.pointee.data = nil
        unsafe uv_close(UVHandle.of(handle)) { closed in unsafe closed?.deallocate() }
    }

    private static func fired(_ handle: UnsafeMutablePointer<uv_timer_t>?) {
        guard let data = unsafe handle?.pointee.data else { return }
        let resource = unsafe Unmanaged<LoopResource>.fromOpaque(data).takeUnretainedValue()
        unsafe unsafeDowncast(resource, to: LoopTimer.self).fire()
    }

    private static func nanoseconds(_ duration: Duration) -> UInt64 {
        let (seconds, attoseconds) = duration.components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (whole, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : whole &+ UInt64(attoseconds / 1_000_000_000)
    }
}
