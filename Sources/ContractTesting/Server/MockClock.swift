public import Foundation
import Support

/// The clock of a server's session, for the client under test: back-off on it follows the session's time.
///
/// With `auto` it jumps to the next deadline as soon as everybody who sleeps on it sleeps and no exchange is under way,
/// so a client that waits 15 minutes is done at once. Any thread may use it.
public final class MockClock: Clock, Sendable {
    /// How a clock runs.
    public enum Mode: String, Sendable, Hashable {
        /// To the next moment that somebody waits for, as soon as nothing else happens.
        case auto
        /// Only when `advance(by:)` moves it.
        case manual
        /// With the machine's time.
        case real
    }

    /// A moment of the session's time.
    public struct Instant: InstantProtocol, Sendable {
        let instant: SessionInstant

        /// The moment so much later.
        public func advanced(by duration: Duration) -> Instant { Instant(instant: instant + duration) }
        /// How much later another moment is.
        public func duration(to other: Instant) -> Duration { other.instant - instant }
        /// True when the left moment comes first.
        public static func < (left: Instant, right: Instant) -> Bool { left.instant < right.instant }

        /// The moment as a date.
        public var date: Date {
            Date(timeIntervalSince1970: Double(instant.nanosecondsSinceEpoch) / 1_000_000_000)
        }
    }

    private let driver: any ClockDriver

    init(_ driver: any ClockDriver) {
        self.driver = driver
    }

    /// What it shows.
    public var now: Instant { Instant(instant: driver.now) }
    /// One nanosecond.
    public var minimumResolution: Duration { .nanoseconds(1) }

    /// Returns once it shows a moment.
    ///
    /// - Parameters:
    ///   - deadline: The moment.
    ///   - tolerance: Of no meaning here: the clock is exact.
    /// - Throws: `CancellationError` when the task is cancelled first.
    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        try Task.checkCancellation()
        try await driver.sleep(until: deadline.instant)
    }

    /// Moves it on; whoever sleeps until a moment that it then shows goes on.
    ///
    /// - Parameter duration: How far; a negative duration leaves it.
    /// - Throws: `MockServerFailure` for a clock that runs with the machine's time.
    public func advance(by duration: Duration) throws(MockServerFailure) {
        try driver.advance(by: duration)
    }
}
