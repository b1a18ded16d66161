package import Support

/// What a session's clock is asked to be or do.
package enum SessionClockSetting {
    /// How a clock runs.
    package enum Mode: String, Sendable, CaseIterable {
        /// With the machine's time.
        case real
        /// Only when it is moved.
        case manual
        /// To the next moment that somebody waits for, as soon as nothing else happens.
        case auto
    }

    /// Why a clock cannot do what it is asked.
    package struct Refusal: Error {
        let detail: String
    }

    /// The mode of a clock.
    package static func mode(of clock: any SessionClock) -> Mode {
        switch clock {
        case is ManualClock: .manual
        case is AutoClock: .auto
        default: .real
        }
    }

    /// A new clock.
    ///
    /// - Parameters:
    ///   - mode: How it runs.
    ///   - now: What it shows first; nil for the machine's time, or the usual start of virtual clocks.
    /// - Returns: The clock.
    package static func make(_ mode: Mode, at now: SessionInstant?) -> any SessionClock {
        switch mode {
        case .real: now.map { RealClock(at: $0) } ?? RealClock()
        case .manual: ManualClock(at: now ?? ManualClock.usualStart)
        case .auto: AutoClock(at: now ?? ManualClock.usualStart)
        }
    }

    /// Lets everybody go who waits on a clock that nobody reads any more.
    static func release(_ clock: any SessionClock) {
        let end = SessionInstant(nanosecondsSinceEpoch: .max)
        switch clock {
        case let manual as ManualClock: manual.set(to: end)
        case let auto as AutoClock: auto.advance(by: end - auto.now)
        default: break
        }
    }

    /// Moves a virtual clock on.
    static func advance(_ clock: any SessionClock, by duration: Duration) throws(Refusal) {
        switch clock {
        case let manual as ManualClock: manual.advance(by: duration)
        case let auto as AutoClock: auto.advance(by: duration)
        default: throw Refusal(detail: "A real clock moves by itself; ask for the mode manual or auto first.")
        }
    }

    /// Moves a virtual clock on to an instant.
    static func set(_ clock: any SessionClock, to instant: SessionInstant) throws(Refusal) {
        let now = clock.now
        guard instant >= now else {
            throw Refusal(
                detail: "The clock shows \(now.iso8601Text) already, and a clock never runs backward; "
                    + "\(instant.iso8601Text) has passed.")
        }
        try advance(clock, by: instant - now)
    }
}
