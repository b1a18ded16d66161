/// A clock that stands still until somebody moves it; any thread may.
package final class ManualClock: SessionClock {
    private let instant: LockedValue<SessionInstant>

    /// Makes a clock that shows an instant; by default 2024-01-01T00:00:00Z, a Monday.
    package init(at start: SessionInstant = SessionInstant(secondsSinceEpoch: 1_704_067_200)) {
        instant = LockedValue(start)
    }

    package var now: SessionInstant { instant.withLock { $0 } }

    /// Moves the clock on; a negative duration leaves it.
    ///
    /// - Parameter duration: How far.
    /// - Returns: What the clock shows now.
    @discardableResult
    package func advance(by duration: Duration) -> SessionInstant {
        instant.withLock { instant in
            instant = max(instant, instant + duration)
            return instant
        }
    }

    /// Moves the clock on to an instant; one that has passed leaves it, since a clock never runs backward.
    ///
    /// - Parameter target: What the clock is to show.
    /// - Returns: True when the clock shows that instant now.
    @discardableResult
    package func set(to target: SessionInstant) -> Bool {
        instant.withLock { instant in
            instant = max(instant, target)
            return instant == target
        }
    }
}
