import Foundation
import Support
import Testing

@Suite struct ClockTests {
    @Test func realClockShowsTheMachinesTimeAndNeverRunsBackward() {
        let before = Date().timeIntervalSince1970
        let clock = RealClock()
        var last = clock.now
        // A minute on either side: the reading is right, and nothing is measured.
        #expect(abs(Double(last.secondsSinceEpoch) - before) < 60)
        for _ in 0..<1000 {
            let now = clock.now
            #expect(now >= last)
            last = now
        }
    }

    @Test func realClockStaysAtTheLastMoment() {
        let last = SessionInstant(nanosecondsSinceEpoch: .max)
        #expect(RealClock(at: last).now == last)
    }

    @Test func manualClockMovesOnlyWhenTold() {
        let clock = ManualClock()
        #expect(clock.now == SessionInstant(secondsSinceEpoch: 1_704_067_200))
        #expect(clock.advance(by: .milliseconds(250)) - clock.now == .zero)
        #expect(clock.now == SessionInstant(secondsSinceEpoch: 1_704_067_200) + .milliseconds(250))
        #expect(clock.set(to: SessionInstant(secondsSinceEpoch: 1_704_067_300)))
        #expect(clock.now.secondsSinceEpoch == 1_704_067_300)
    }

    @Test func manualClockNeverRunsBackward() {
        let clock = ManualClock(at: SessionInstant(secondsSinceEpoch: 10))
        clock.advance(by: .seconds(-1))
        #expect(clock.now.secondsSinceEpoch == 10)
        #expect(!clock.set(to: SessionInstant(secondsSinceEpoch: 9)))
        #expect(clock.now.secondsSinceEpoch == 10)
        #expect(clock.set(to: clock.now))
    }
}
