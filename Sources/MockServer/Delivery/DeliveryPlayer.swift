import Network
import Support

/// Performs a script on a connection; its waits are timers of the loop, or alarms of the session's virtual clock.
///
/// Confined to its loop's thread.
final class DeliveryPlayer {
    private let script: DeliveryScript
    private let clock: any SessionClock
    private let virtualClock: (any VirtualClock)?
    private unowned let connection: TCPConnection
    /// Told the last step: `reset`, `close` or `end`.
    private let onEnd: (DeliveryStep) -> Void
    private var index = 0
    private var position = 0
    /// When what was done last was due.
    private var moment: SessionInstant
    private var timer: LoopTimer?
    private var waker: LoopWaker?
    private var alarm: ClockAlarm?

    init(
        _ script: DeliveryScript, clock: any SessionClock, from start: SessionInstant, on connection: TCPConnection,
        onEnd: @escaping (DeliveryStep) -> Void
    ) {
        self.script = script
        self.clock = clock
        virtualClock = clock.virtual
        self.connection = connection
        self.onEnd = onEnd
        moment = start
    }

    /// Goes on to the next wait or to the end.
    func perform() {
        alarm = nil
        while index < script.steps.count, !connection.isClosed {
            let step = script.steps[index]
            index += 1
            switch step {
            case .write(let end): write(upTo: end)
            case .wait(let duration):
                if !isDue(in: duration) { return }
            case .stall: return
            case .reset, .close, .end: return onEnd(step)
            }
        }
    }

    /// Waits no longer; nothing more is sent.
    func cancel() {
        index = script.steps.count
        timer?.cancel()
        if let alarm { virtualClock?.cancel(alarm) }
        alarm = nil
        if let waker { connection.loop.remove(waker) }
        waker = nil
    }

    private func write(upTo end: Int) {
        if position == 0, end == script.bytes.count {
            connection.write(script.bytes)
        } else {
            connection.write(Array(script.bytes[position..<end]))
        }
        position = end
    }

    /// True when that wait is over already; otherwise `perform` is called when it is.
    private func isDue(in duration: Duration) -> Bool {
        if let virtualClock {
            moment = moment + duration
            return wait(on: virtualClock)
        }
        let now = clock.now
        moment = (script.catchesUp ? moment : max(moment, now)) + duration
        guard moment > now else { return true }
        let timer = timer ?? connection.loop.makeTimer()
        self.timer = timer
        timer.start(after: moment - now) { [unowned self] in perform() }
        return false
    }

    private func wait(on clock: any VirtualClock) -> Bool {
        guard moment > clock.now else { return true }
        let waker = waker ?? connection.loop.makeWaker { [unowned self] in perform() }
        self.waker = waker
        alarm = clock.wake(at: moment) {
            // From here until what is due was sent, the clock must not jump on.
            clock.hold()
            waker.wake { clock.resume() }
        }
        return false
    }
}
