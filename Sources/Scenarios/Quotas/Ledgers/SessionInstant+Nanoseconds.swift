import Support

extension SessionInstant {
    /// The instant so many nanoseconds later; beyond the last instant, the last.
    func adding(nanoseconds: Int64) -> SessionInstant {
        let (sum, overflow) = nanosecondsSinceEpoch.addingReportingOverflow(nanoseconds)
        return SessionInstant(nanosecondsSinceEpoch: overflow ? (nanoseconds < 0 ? .min : .max) : sum)
    }

    /// The instant so many nanoseconds later; beyond the last instant, the last.
    func adding(nanoseconds: Int128) -> SessionInstant {
        SessionInstant(nanosecondsSinceEpoch: Int64(clamping: Int128(nanosecondsSinceEpoch) + nanoseconds))
    }

    /// Whole seconds since the epoch, rounded up.
    var secondsSinceEpochRoundedUp: Int64 {
        let (quotient, remainder) = nanosecondsSinceEpoch.quotientAndRemainder(dividingBy: 1_000_000_000)
        return remainder > 0 ? quotient + 1 : quotient
    }
}

extension Duration {
    /// Whole seconds, rounded up.
    var secondsRoundedUp: Int64 {
        components.attoseconds > 0 ? components.seconds + 1 : components.seconds
    }
}
