import Support

/// The clock of a server that is not there: whoever sleeps on it goes on at once.
struct AbsentClockDriver: ClockDriver {
    var now: SessionInstant { ManualClock.usualStart }
    func sleep(until instant: SessionInstant) async throws {}
    func advance(by duration: Duration) throws(MockServerFailure) {}
}
