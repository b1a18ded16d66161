internal import CUV

/// Fires the timers of one loop in the order in which they are due; confined to the loop's thread.
///
/// Starting or cancelling a timer makes no system call: the alarm is set once a turn, right before the loop waits.
@safe
final class TimerQueue: LoopResource {
    private unowned let loop: EventLoop
    private let alarm: LoopAlarm
    private var heap = TimerHeap()
    private var nextOrdinal: UInt64 = 0
    private var prepare: UnsafeMutablePointer<uv_prepare_t>?

    /// Makes the queue of a loop that is not ending.
    init(_ loop: EventLoop) {
        self.loop = loop
        alarm = LoopAlarm(loop)
        super.init()
        alarm.onRing = { [unowned self] in fireDue() }
        let prepare = UnsafeMutablePointer<uv_prepare_t>.allocate(capacity: 1)
        unsafe prepare.initialize(to: uv_prepare_t())
        unsafe uv_prepare_init(loop.pointer, prepare)
        unsafe prepare.pointee.data = Unmanaged<LoopResource>.passUnretained(self).toOpaque()
        unsafe self.prepare = prepare
        unsafe uv_prepare_start(prepare) { unsafe TimerQueue.prepareToWait($0) }
    }

    /// Has a timer fire at a moment of `uv_hrtime`, in place of the one that it waits for.
    func schedule(_ timer: LoopTimer, at deadline: UInt64) {
        heap.remove(timer)
        heap.insert(timer, deadline: deadline, ordinal: nextOrdinal)
        nextOrdinal += 1
    }

    /// Takes a timer out; nothing happens when it is not in.
    func remove(_ timer: LoopTimer) {
        heap.remove(timer)
    }

    override func loopEnds() {
        // What a timer's body held may take out other timers as it is let go.
        while let timer = heap.removeFirst() { timer.cancel() }
        guard let prepare = unsafe prepare else { return }
        unsafe self.prepare = nil
        unsafe prepare.pointee.data = nil
        unsafe uv_close(UVHandle.of(prepare)) { closed in unsafe closed?.deallocate() }
    }

    private func fireDue() {
        unsafe uv_update_time(loop.pointer)
        let now = uv_hrtime()
        // What is started meanwhile waits for the next turn, so that sockets get theirs.
        let end = nextOrdinal
        while heap.firstDeadline <= now, heap.firstOrdinal < end, let timer = heap.removeFirst() { timer.fire() }
    }

    private static func prepareToWait(_ handle: UnsafeMutablePointer<uv_prepare_t>?) {
        guard let data = unsafe handle?.pointee.data else { return }
        unsafe Unmanaged<LoopResource>.fromOpaque(data)._withUnsafeGuaranteedRef { resource in
            let queue = unsafe unsafeDowncast(resource, to: TimerQueue.self)
            queue.alarm.set(to: queue.heap.firstDeadline)
        }
    }
}
