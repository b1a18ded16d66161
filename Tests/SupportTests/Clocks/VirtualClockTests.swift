import Support
import Testing

/// Clocks that are moved, and who waits on them.
@Suite struct VirtualClockTests {
    /// Notes who was woken, and what the clock showed then.
    private final class Bell: Sendable {
        private let rung = LockedValue<[String]>([])
        var names: [String] { rung.withLock { $0 } }

        func ring(_ name: String, _ clock: some SessionClock) {
            let elapsed = clock.now - ManualClock.usualStart
            rung.withLock { $0.append("\(name) at \(Durations.text(elapsed))") }
        }
    }

    private func set(_ name: String, after duration: Duration, on clock: some VirtualClock, _ bell: Bell) -> ClockAlarm
    {
        clock.wake(at: ManualClock.usualStart + duration) { bell.ring(name, clock) }
    }

    @Test func aManualClockWakesThoseThatItPassesInOrder() {
        let clock = ManualClock()
        let bell = Bell()
        _ = set("late", after: .seconds(3), on: clock, bell)
        _ = set("first", after: .seconds(1), on: clock, bell)
        _ = set("second", after: .seconds(1), on: clock, bell)
        let cancelled = set("cancelled", after: .seconds(1), on: clock, bell)
        clock.cancel(cancelled)
        clock.advance(by: .milliseconds(999))
        #expect(bell.names == [])
        clock.advance(by: .seconds(1))
        #expect(bell.names == ["first at 1.999s", "second at 1.999s"])
        clock.set(to: ManualClock.usualStart + .seconds(3))
        #expect(bell.names.last == "late at 3s")
        _ = set("past", after: .seconds(2), on: clock, bell)
        #expect(bell.names.last == "past at 3s")
        clock.cancel(cancelled)
        #expect(bell.names.count == 4)
    }

    @Test func anAutoClockJumpsToTheNextAlarmWhenNothingIsHeld() {
        let clock = AutoClock()
        let bell = Bell()
        clock.hold()
        clock.hold()
        _ = set("hour", after: .seconds(3600), on: clock, bell)
        // Who is woken and has more to do holds the clock before anybody else is.
        _ = clock.wake(at: ManualClock.usualStart + .seconds(60)) {
            clock.hold()
            bell.ring("minute", clock)
        }
        clock.resume()
        #expect(bell.names == [])
        clock.resume()
        #expect(bell.names == ["minute at 1m"])
        clock.resume()
        #expect(bell.names == ["minute at 1m", "hour at 1h"])
        #expect(clock.now == ManualClock.usualStart + .seconds(3600))
    }

    @Test func movingAnAutoClockTakesNoHoldBack() {
        let clock = AutoClock()
        let bell = Bell()
        clock.hold()
        _ = set("minute", after: .seconds(60), on: clock, bell)
        _ = set("hour", after: .seconds(3600), on: clock, bell)
        clock.advance(by: .seconds(60))
        #expect(bell.names == ["minute at 1m"])
        clock.resume()
        #expect(bell.names == ["minute at 1m", "hour at 1h"])
    }

    @Test func anAutoClockForgetsWhatIsCancelledAndNeverRunsBackward() {
        let clock = AutoClock()
        let bell = Bell()
        clock.hold()
        let hour = set("hour", after: .seconds(3600), on: clock, bell)
        clock.cancel(hour)
        clock.resume()
        #expect(bell.names == [])
        #expect(clock.now == ManualClock.usualStart)
        clock.advance(by: .seconds(120))
        _ = clock.wake(at: ManualClock.usualStart + .seconds(60)) { bell.ring("minute", clock) }
        #expect(bell.names == ["minute at 2m"])
        #expect(clock.now == ManualClock.usualStart + .seconds(120))
    }

    @Test func anAutoClockCanBeMovedTheWhileItIsHeld() {
        let clock = AutoClock()
        let bell = Bell()
        clock.hold()
        _ = set("minute", after: .seconds(60), on: clock, bell)
        clock.advance(by: .seconds(59))
        clock.advance(by: .seconds(-9))
        #expect(bell.names == [])
        clock.advance(by: .seconds(1))
        #expect(bell.names == ["minute at 1m"])
    }
}
