#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The machine's clock: wall time as it was when the clock was made, carried on by the monotonic clock.
///
/// Setting the machine's time while the clock is in use does not move it.
package struct RealClock: SessionClock {
    private let start: SessionInstant
    /// The reading of the monotonic clock when the start was shown.
    private let base: Int64

    /// Makes a clock that shows the machine's present time.
    package init() {
        self.init(at: SessionInstant(nanosecondsSinceEpoch: Self.read(CLOCK_REALTIME)))
    }

    /// Makes a clock that shows an instant now and runs on from there.
    package init(at start: SessionInstant) {
        self.start = start
        base = Self.read(CLOCK_MONOTONIC)
    }

    package var now: SessionInstant {
        let (sum, isLate) = start.nanosecondsSinceEpoch.addingReportingOverflow(Self.read(CLOCK_MONOTONIC) - base)
        return SessionInstant(nanosecondsSinceEpoch: isLate ? .max : sum)
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        _ = unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
