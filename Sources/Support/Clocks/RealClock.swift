import Glibc

/// The machine's clock: the date of the moment it was made, carried on by the monotonic clock, so that setting the
/// machine's date does not disturb a run.
package struct RealClock: SessionClock {
    private let offset: Int64

    /// Makes a clock that reads the present date.
    package init() {
        offset = Self.read(CLOCK_REALTIME) - Self.read(CLOCK_MONOTONIC)
    }

    package var now: SessionInstant {
        SessionInstant(nanoseconds: Self.read(CLOCK_MONOTONIC) + offset)
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
