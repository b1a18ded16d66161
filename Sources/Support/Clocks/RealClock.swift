#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The machine's clock: wall time as it was when the clock was made, carried on by the monotonic clock.
///
/// Setting the machine's time while the clock is in use does not move it.
package struct RealClock: SessionClock {
    /// What turns a reading of the monotonic clock into wall time.
    private let offset: Int64

    /// Makes a clock that shows the machine's present time.
    package init() {
        offset = Self.read(CLOCK_REALTIME) - Self.read(CLOCK_MONOTONIC)
    }

    /// Makes a clock that shows an instant now and runs on from there.
    package init(at start: SessionInstant) {
        offset = start.nanosecondsSinceEpoch &- Self.read(CLOCK_MONOTONIC)
    }

    package var now: SessionInstant {
        SessionInstant(nanosecondsSinceEpoch: offset &+ Self.read(CLOCK_MONOTONIC))
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        _ = unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
