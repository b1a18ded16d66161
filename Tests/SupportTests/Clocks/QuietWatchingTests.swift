import Support
import Testing

/// The automatic clock that asks before it jumps.
@Suite struct QuietWatchingTests {
    /// Notes which clocks it should watch; the tests do the rest.
    private final class Watch: QuietWatching {
        let asked = LockedValue(0)
        var count: Int { asked.withLock { $0 } }
        func watch(_ clock: AutoClock) { asked.withLock { $0 += 1 } }
    }

    private let clock = AutoClock()
    private let watch = Watch()
    private let rung = LockedValue<[String]>([])

    init() { clock.set(watch) }

    private func set(_ name: String, after seconds: Int64, isClient: Bool) -> ClockAlarm {
        let ring: @Sendable () -> Void = { [rung] in rung.withLock { $0.append(name) } }
        let instant = ManualClock.usualStart + .seconds(seconds)
        return isClient ? clock.wakeClient(at: instant, ring) : clock.wake(at: instant, ring)
    }

    private var names: [String] { rung.withLock { $0 } }

    @Test func aScriptedWaitIsSkippedAtOnceAndAClientsIsNot() throws {
        _ = set("scripted", after: 1, isClient: false)
        #expect(names == ["scripted"])
        _ = set("client", after: 2, isClient: true)
        #expect(names == ["scripted"])
        #expect(watch.count == 1)
        let changes = try #require(clock.changeCount())
        #expect(clock.jump(ifUnchangedSince: changes))
        #expect(names == ["scripted", "client"])
        #expect(clock.now == ManualClock.usualStart + .seconds(2))
    }

    @Test func whateverHappensMeanwhileForbidsTheJump() throws {
        _ = set("client", after: 2, isClient: true)
        var changes = try #require(clock.changeCount())
        clock.holdForArrival()
        #expect(!clock.jump(ifUnchangedSince: changes))
        #expect(clock.changeCount() == nil)
        clock.resume()
        // It was told that there is nothing to watch, so it is asked anew.
        #expect(watch.count == 2)
        changes = try #require(clock.changeCount())
        let other = set("other", after: 1, isClient: true)
        #expect(!clock.jump(ifUnchangedSince: changes))
        changes = try #require(clock.changeCount())
        clock.cancel(other)
        #expect(!clock.jump(ifUnchangedSince: changes))
        #expect(watch.count == 2)
        #expect(clock.jump(ifUnchangedSince: try #require(clock.changeCount())))
        #expect(names == ["client"])
        #expect(clock.changeCount() == nil)
    }

    @Test func theFirstJumpAfterAnArrivalWaitsToo() throws {
        clock.holdForArrival()
        _ = set("first", after: 1, isClient: false)
        clock.resume()
        #expect(names == [])
        #expect(clock.jump(ifUnchangedSince: try #require(clock.changeCount())))
        #expect(names == ["first"])
        // What follows of the same answer needs no second look.
        clock.hold()
        _ = set("second", after: 2, isClient: false)
        clock.resume()
        #expect(names == ["first", "second"])
    }

    @Test func aScriptedWaitIsNotSkippedBeforeAClientThatWasWokenDidWhatItWants() throws {
        clock.hold()
        _ = set("client", after: 1, isClient: true)
        _ = set("scripted", after: 2, isClient: false)
        clock.resume()
        #expect(clock.jump(ifUnchangedSince: try #require(clock.changeCount())))
        #expect(names == ["client"])
        #expect(watch.count == 2)
        #expect(clock.jump(ifUnchangedSince: try #require(clock.changeCount())))
        #expect(names == ["client", "scripted"])
    }

    @Test func aClientThatIsDueWithAScriptedWaitIsAskedFor() {
        clock.hold()
        _ = set("client", after: 1, isClient: true)
        _ = set("scripted", after: 1, isClient: false)
        clock.resume()
        #expect(names == [])
        #expect(watch.count == 1)
    }

    @Test func whoWaitsIsCountedUnlessSomethingIsHeld() {
        #expect(clock.alarmCount == 0)
        let alarm = set("client", after: 1, isClient: true)
        #expect(clock.alarmCount == 1)
        clock.hold()
        #expect(clock.alarmCount == nil)
        clock.resume()
        clock.cancel(alarm)
        #expect(clock.alarmCount == 0)
    }

    @Test func whatIsDueAlreadyRingsAtOnce() {
        clock.advance(by: .seconds(5))
        _ = set("past", after: 1, isClient: true)
        #expect(names == ["past"])
        #expect(watch.count == 0)
    }
}
