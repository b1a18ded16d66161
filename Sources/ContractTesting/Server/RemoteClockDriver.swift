import Foundation
import JSONModel
import Support

/// The clock of a session elsewhere.
///
/// The server skips the waits of scenarios by itself, and knows nothing of who sleeps here. So a sleeper moves the
/// session's clock on, in the order of the sleepers' deadlines, each after a short real pause in which answers under
/// way can arrive.
final class RemoteClockDriver: ClockDriver {
    private let administration: RemoteAdministration
    private let session: String
    /// What it showed last, for when the server cannot be asked.
    private let last = LockedValue(SessionInstant(secondsSinceEpoch: 0))
    private let sleepers = LockedValue<[Int: SessionInstant]>([:])
    private let ordinals = LockedValue(0)

    /// How long a sleeper lets what is under way arrive before it moves the clock.
    private static let pause = Duration.milliseconds(20)
    /// How often a sleeper looks at a clock that others move.
    private static let interval = Duration.milliseconds(5)

    init(administration: RemoteAdministration, session: String) {
        self.administration = administration
        self.session = session
    }

    var now: SessionInstant { read()?.now ?? last.withLock { $0 } }

    func sleep(until instant: SessionInstant) async throws {
        let ordinal = ordinals.withLock { ordinal in
            ordinal += 1
            return ordinal
        }
        sleepers.withLock { $0[ordinal] = instant }
        defer { sleepers.withLock { $0[ordinal] = nil } }
        while true {
            guard let reading = await inBackground({ self.read() }) else {
                throw MockServerFailure("the clock of the session cannot be read: the server is gone")
            }
            guard reading.now < instant else { return }
            switch reading.mode {
            case .auto:
                try await Task.sleep(for: Self.pause, clock: .continuous)
                let isNext = sleepers.withLock { all in !all.values.contains { $0 < instant } }
                if isNext { await inBackground { self.set(instant) } }
            case .manual: try await Task.sleep(for: Self.interval, clock: .continuous)
            case .real: try await Task.sleep(for: instant - reading.now, clock: .continuous)
            }
        }
    }

    func advance(by duration: Duration) throws(MockServerFailure) {
        guard duration > .zero else { return }
        _ = try administration.ask("PUT", target, ["advance": .string(Durations.text(duration))])
    }

    private var target: String { "/sessions/\(session)/clock" }

    private func read() -> (now: SessionInstant, mode: MockClock.Mode)? {
        guard let clock = try? administration.ask("GET", target),
            let now = clock["now"]?.stringValue.flatMap({ SessionInstant(iso8601: $0) }),
            let mode = clock["mode"]?.stringValue.flatMap(MockClock.Mode.init)
        else { return nil }
        last.withLock { $0 = now }
        return (now, mode)
    }

    /// A moment that has passed meanwhile is refused, which is as good.
    private func set(_ instant: SessionInstant) {
        // Clocks are told and read in whole milliseconds.
        let milliseconds = (instant.nanosecondsSinceEpoch + 999_999) / 1_000_000
        let moment = SessionInstant(nanosecondsSinceEpoch: milliseconds * 1_000_000)
        _ = try? administration.ask("PUT", target, ["set": .string(moment.iso8601Text)])
    }

    /// Questions block their thread, which tasks should not.
    private func inBackground<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: body()) }
        }
    }
}
