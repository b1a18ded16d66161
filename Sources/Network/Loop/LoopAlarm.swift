internal import CShims
internal import CUV

/// Wakes one loop at one moment of the monotonic clock, never before; confined to the loop's thread.
///
/// Where the system has timers that are descriptors it is exact to the nanosecond. Elsewhere libuv's own timer does it,
/// which counts whole milliseconds.
@safe
final class LoopAlarm: LoopResource {
    /// Called when the moment has come; sometimes for a moment that was given up since.
    var onRing: () -> Void = {}

    private unowned let loop: EventLoop
    private var descriptor: Int32 = -1
    private var poll: UnsafeMutablePointer<uv_poll_t>?
    private var timer: UnsafeMutablePointer<uv_timer_t>?
    /// When it rings; `UInt64.max` while it does not.
    private var moment = UInt64.max
    /// True from when it rang until it is set again, since its descriptor stays readable.
    private var hasRung = false

    init(_ loop: EventLoop) {
        self.loop = loop
        super.init()
        if !openDescriptor() { openTimer() }
    }

    /// Sets the moment in nanoseconds of `uv_hrtime`; `UInt64.max` for none.
    ///
    /// While it is set to an earlier one it is left at that: it then rings once for nothing, which costs less than a
    /// system call whenever the first timer is put off.
    func set(to moment: UInt64) {
        guard moment < self.moment || hasRung else { return }
        self.moment = moment
        hasRung = false
        if descriptor >= 0 {
            _ = understudy_set_alarm(descriptor, moment == .max ? 0 : moment)
        } else if let timer = unsafe timer {
            unsafe setTimer(timer)
        }
    }

    override func loopEnds() {
        if let poll = unsafe poll {
            unsafe self.poll = nil
            unsafe poll.pointee.data = nil
            unsafe uv_close(UVHandle.of(poll)) { closed in unsafe closed?.deallocate() }
            _ = ListeningSocket.closeDescriptor(descriptor)
            descriptor = -1
        }
        if let timer = unsafe timer {
            unsafe self.timer = nil
            unsafe timer.pointee.data = nil
            unsafe uv_close(UVHandle.of(timer)) { closed in unsafe closed?.deallocate() }
        }
    }

    /// False where the system has no such descriptor, or no more of them.
    private func openDescriptor() -> Bool {
        let descriptor = understudy_open_alarm()
        guard descriptor >= 0 else { return false }
        let poll = UnsafeMutablePointer<uv_poll_t>.allocate(capacity: 1)
        unsafe poll.initialize(to: uv_poll_t())
        guard unsafe uv_poll_init(loop.pointer, poll, descriptor) == 0 else {
            unsafe poll.deallocate()
            _ = ListeningSocket.closeDescriptor(descriptor)
            return false
        }
        unsafe poll.pointee.data = Unmanaged<LoopResource>.passUnretained(self).toOpaque()
        unsafe uv_poll_start(poll, Int32(UV_READABLE.rawValue)) { poll, _, _ in
            unsafe LoopAlarm.rang(poll?.pointee.data)
        }
        self.descriptor = descriptor
        unsafe self.poll = poll
        return true
    }

    private func openTimer() {
        let timer = UnsafeMutablePointer<uv_timer_t>.allocate(capacity: 1)
        unsafe timer.initialize(to: uv_timer_t())
        unsafe uv_timer_init(loop.pointer, timer)
        unsafe timer.pointee.data = Unmanaged<LoopResource>.passUnretained(self).toOpaque()
        unsafe self.timer = timer
    }

    private func setTimer(_ timer: UnsafeMutablePointer<uv_timer_t>) {
        guard moment < .max else {
            unsafe uv_timer_stop(timer)
            return
        }
        // libuv adds the delay to its cached time, which is stale within a long turn: so the delay is counted from
        // that same time to the moment, which is rounded up since both are in whole milliseconds.
        let due = moment / 1_000_000 + (moment % 1_000_000 == 0 ? 0 : 1)
        let now = unsafe uv_now(loop.pointer)
        unsafe uv_timer_start(timer, { unsafe LoopAlarm.rang($0?.pointee.data) }, due > now ? due - now : 0, 0)
    }

    private static func rang(_ data: UnsafeMutableRawPointer?) {
        guard let data = unsafe data else { return }
        let resource = unsafe Unmanaged<LoopResource>.fromOpaque(data).takeUnretainedValue()
        let alarm = unsafe unsafeDowncast(resource, to: LoopAlarm.self)
        alarm.moment = .max
        alarm.hasRung = true
        alarm.onRing()
    }
}
