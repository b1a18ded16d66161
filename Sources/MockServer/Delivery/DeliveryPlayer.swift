import Network
import Support

/// Performs a script on a connection; its waits are timers of the loop, or alarms of the session's virtual clock.
///
/// When the session gets another clock, a wait goes on by that one, to the same moment.
///
/// Confined to its loop's thread.
final class DeliveryPlayer {
    private let script: DeliveryScript
    /// Whose clock its waits go by.
    private let session: Session
    private unowned let connection: TCPConnection
    /// Told before the last of a whole answer goes, so that it is known before the client can have it.
    var onLastWrite: (() -> Void)?
    /// Told the last step: `reset`, `close` or `end`.
    private let onEnd: (DeliveryStep) -> Void
    private var index = 0
    private var position = 0
    /// When what was done last was due; while it waits, what it waits for.
    private var moment: SessionInstant
    private var isWaiting = false
    private var timer: LoopTimer?
    private var alarm: (clock: any VirtualClock, alarm: ClockAlarm)?
    /// Wakes it from other threads, and what the session calls that by; made for its first wait.
    private var waking: (waker: LoopWaker, rouse: @Sendable () -> Void, watcher: Int)?

    init(
        _ script: DeliveryScript, in session: Session, from start: SessionInstant, on connection: TCPConnection,
        onEnd: @escaping (DeliveryStep) -> Void
    ) {
        self.script = script
        self.session = session
        self.connection = connection
        self.onEnd = onEnd
        moment = start
    }

    /// What the clock shows that its waits go by.
    var now: SessionInstant { session.clock.now }

    /// Goes on to the next wait or to the end.
    func perform() {
        while index < script.steps.count, !connection.isClosed {
            let step = script.steps[index]
            index += 1
            switch step {
            case .write(let end):
                if script.steps[index...].first == .end { onLastWrite?() }
                write(upTo: end)
            case .wait(let duration):
                moment = waitStart + duration
                if !isDue() { return }
            case .stall: return
            case .reset, .close, .end: return onEnd(step)
            }
        }
    }

    /// Waits no longer; nothing more is sent.
    func cancel() {
        index = script.steps.count
        endWait()
        guard let waking else { return }
        session.forgetClockWatcher(waking.watcher)
        connection.loop.remove(waking.waker)
        self.waking = nil
    }

    private func write(upTo end: Int) {
        if position == 0, end == script.bytes.count {
            connection.write(script.bytes)
        } else {
            connection.write(Array(script.bytes[position..<end]))
        }
        position = end
    }

    /// A virtual clock stands still while something is sent; on one that runs, what was late stays late.
    private var waitStart: SessionInstant {
        let clock = session.clock
        return script.catchesUp || clock.virtual != nil ? moment : max(moment, clock.now)
    }

    /// True when the session's clock shows the moment already; otherwise `goOn` is called when it does.
    private func isDue() -> Bool {
        guard moment > session.clock.now else { return true }
        let rouse = watchClock()
        // Read behind the watch, so that no change is missed.
        let clock = session.clock
        let now = clock.now
        guard moment > now else { return true }
        isWaiting = true
        if let clock = clock.virtual {
            alarm = (clock, clock.wake(at: moment, rouse))
        } else {
            let timer = timer ?? connection.loop.makeTimer()
            self.timer = timer
            timer.start(after: moment - now) { [unowned self] in goOn() }
        }
        return false
    }

    /// Ends a wait that is over; one that is not, since the session has another clock now, goes on by that one.
    private func goOn() {
        guard isWaiting else { return }
        endWait()
        if isDue() { perform() }
    }

    private func endWait() {
        isWaiting = false
        timer?.cancel()
        if let alarm { alarm.clock.cancel(alarm.alarm) }
        alarm = nil
    }

    /// What rouses it from other threads: its alarm, and another clock of the session.
    private func watchClock() -> @Sendable () -> Void {
        if let waking { return waking.rouse }
        let waker = connection.loop.makeWaker { [unowned self] in goOn() }
        let rouse: @Sendable () -> Void = { [session] in
            // From here until what is due was sent, the clock must not jump on.
            let clock = session.clock.virtual
            clock?.hold()
            waker.wake { clock?.resume() }
        }
        waking = (waker, rouse, session.whenClockChanges(rouse))
        return rouse
    }
}
