import Support
import Testing

@Suite struct SessionInstantTests {
    @Test func addsAndSubtractsDurations() {
        let instant = SessionInstant(secondsSinceEpoch: 100)
        #expect((instant + .milliseconds(1500)).nanosecondsSinceEpoch == 101_500_000_000)
        #expect((instant + .milliseconds(-1500)).nanosecondsSinceEpoch == 98_500_000_000)
        #expect(SessionInstant(nanosecondsSinceEpoch: 98_500_000_000) - instant == .milliseconds(-1500))
        #expect(instant < instant + .nanoseconds(1))
    }

    @Test func stopsAtTheEnds() {
        let last = SessionInstant(nanosecondsSinceEpoch: .max)
        let first = SessionInstant(nanosecondsSinceEpoch: .min)
        #expect(last + .seconds(1) == last)
        #expect(first + .seconds(-1) == first)
        #expect(SessionInstant(secondsSinceEpoch: .max) == last)
        #expect(SessionInstant(secondsSinceEpoch: .min) == first)
        #expect((last - first) / 2 > .seconds(9_223_372_036))
        #expect(first.iso8601Text == "1677-09-21T00:12:43.145Z")
        #expect(last.iso8601Text == "2262-04-11T23:47:16.854Z")
    }

    @Test(arguments: [(1_999_999_999, 1), (0, 0), (-1, -1), (-1_000_000_000, -1), (-1_000_000_001, -2)])
    func roundsSecondsDown(nanoseconds: Int64, seconds: Int64) {
        #expect(SessionInstant(nanosecondsSinceEpoch: nanoseconds).secondsSinceEpoch == seconds)
    }
}
