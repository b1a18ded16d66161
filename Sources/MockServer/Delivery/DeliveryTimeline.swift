import Scenarios
import Support

/// Lays out writes and waits one after the other, none faster than a bandwidth allows.
struct DeliveryTimeline {
    private let bytesPerSecond: Int?
    /// The most bytes that go at once; as many as pass in a twentieth of a second.
    private let pieceSize: Int
    /// What passes before the next write.
    private var gap = Duration.zero
    private var position = 0
    /// The steps so far.
    private(set) var steps: [DeliveryStep] = []

    init(bytesPerSecond: Int?) {
        self.bytesPerSecond = bytesPerSecond
        pieceSize = max(1, (bytesPerSecond ?? 0) / 20)
    }

    /// Lets time pass before the next write.
    mutating func pass(_ duration: Duration) {
        gap += duration
    }

    /// Sends everything up to an offset, piece by piece when there is a bandwidth: a piece goes when the time that it
    /// takes has passed, as if its last byte had just been sent.
    ///
    /// - Returns: How long that takes.
    @discardableResult
    mutating func write(upTo end: Int) -> Duration {
        guard let bytesPerSecond else {
            add(end)
            return .zero
        }
        var taken = Duration.zero
        while position < end {
            let next = min(position + pieceSize, end)
            let duration = Self.duration(of: next - position, at: bytesPerSecond)
            pass(duration)
            taken += duration
            add(next)
        }
        return taken
    }

    /// Sends a body in pieces, the first at once and the last when the dribble's time has passed.
    mutating func dribble(_ dribble: Dribble, from start: Int, length: Int, until end: Int) {
        let count = min(dribble.chunks, length)
        let total = dribble.duration.wholeNanoseconds
        // What the bandwidth took of the time up to the next piece.
        var debt = Duration.zero
        for piece in 1...max(count, 1) {
            let offset = start + Int(Int128(length) * Int128(piece) / Int128(max(count, 1)))
            debt += write(upTo: min(offset, end))
            guard offset < end else { return }
            let gapEnd = total * Int128(piece) / Int128(count - 1)
            let gapStart = total * Int128(piece - 1) / Int128(count - 1)
            let wanted = Duration.nanoseconds(Int64(clamping: gapEnd - gapStart))
            pass(max(.zero, wanted - debt))
            debt = max(.zero, debt - wanted)
        }
    }

    /// Ends with that step, behind what is left to wait.
    mutating func finish(with ending: DeliveryStep) {
        if gap > .zero { steps.append(.wait(gap)) }
        steps.append(ending)
    }

    private mutating func add(_ end: Int) {
        guard end > position else { return }
        position = end
        if gap > .zero {
            steps.append(.wait(gap))
            gap = .zero
        } else if case .write = steps.last {
            steps.removeLast()
        }
        steps.append(.write(upTo: end))
    }

    /// Rounded up, so that no window of time holds more than the bandwidth allows.
    private static func duration(of count: Int, at bytesPerSecond: Int) -> Duration {
        let (quotient, remainder) = (Int128(count) * 1_000_000_000).quotientAndRemainder(
            dividingBy: Int128(bytesPerSecond))
        return .nanoseconds(Int64(clamping: remainder > 0 ? quotient + 1 : quotient))
    }
}
