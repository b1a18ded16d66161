package import Support

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How long something takes: always the same, or drawn from a distribution.
package enum DelayDistribution: Hashable, Sendable {
    /// Always as long.
    case fixed(Duration)
    /// Any length between two, each as likely.
    case uniform(min: Duration, max: Duration)
    /// Around a mean, never below zero nor beyond `max`.
    case normal(mean: Duration, deviation: Duration, max: Duration?)
    /// Around a median with a long tail, as network latencies are; never beyond `max`.
    case lognormal(median: Duration, sigma: Double, max: Duration?)

    /// Draws a length, in whole microseconds unless it is fixed: what a machine's mathematics may differ in is finer.
    package func sample(_ random: inout SeededRandom) -> Duration {
        switch self {
        case .fixed(let duration): return duration
        case .uniform(let min, let max):
            let span = Self.microseconds(max - min)
            return min + .microseconds(Int64((random.nextUnit() * span).rounded(.down)))
        case .normal(let mean, let deviation, let max):
            let drawn = Self.microseconds(mean) + Self.microseconds(deviation) * Self.standardNormal(&random)
            return Self.bounded(drawn, by: max)
        case .lognormal(let median, let sigma, let max):
            return Self.bounded(Self.microseconds(median) * exp(sigma * Self.standardNormal(&random)), by: max)
        }
    }

    /// True when every draw is zero.
    var isZero: Bool { self == .fixed(.zero) }

    /// A hundred years, beyond which no draw goes.
    private static let longest = 100 * 365 * 86_400 * 1e6

    private static func bounded(_ microseconds: Double, by max: Duration?) -> Duration {
        let limit = max.map(Self.microseconds) ?? longest
        return .microseconds(Int64(Swift.min(Swift.max(microseconds, 0), limit).rounded()))
    }

    private static func microseconds(_ duration: Duration) -> Double {
        Double(duration.wholeNanoseconds) / 1000
    }

    /// Around 0 with deviation 1 (Box and Muller, 1958).
    private static func standardNormal(_ random: inout SeededRandom) -> Double {
        let radius = (-2 * log(1 - random.nextUnit())).squareRoot()
        return radius * cos(2 * .pi * random.nextUnit())
    }
}
