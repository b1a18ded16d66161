/// A clock that stands still until it is moved.
package final class ManualClock: SessionClock {
    private let reading: LockedValue<SessionInstant>

    /// Makes a clock that reads `start`, or 2026-01-01T00:00:00Z.
    package init(start: SessionInstant = SessionInstant(nanoseconds: 1_767_225_600_000_000_000)) {
        reading = LockedValue(start)
    }

    package var now: SessionInstant {
        reading.withLock { $0 }
    }

    /// Moves the clock forward; a negative duration is ignored.
    package func advance(by duration: Duration) {
        guard duration > .zero else { return }
        reading.withLock { $0 = $0.advanced(by: duration) }
    }

    /// Sets the clock; a moment in its past is ignored.
    package func set(to instant: SessionInstant) {
        reading.withLock { $0 = max($0, instant) }
    }
}
