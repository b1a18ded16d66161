/// How often requests of one kind arrived.
struct CountVerification {
    /// The right numbers.
    enum Bound: Sendable {
        case exactly(Int)
        case atLeast(Int)

        var text: String {
            switch self {
            case .exactly(0): "never"
            case .exactly(let wanted): "exactly \(Self.times(wanted))"
            case .atLeast(let least): "at least \(Self.times(least))"
            }
        }

        static func times(_ count: Int) -> String {
            count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
        }
    }

    /// The operation, as the test names it.
    let operation: String
    let bound: Bound
    /// True when the test asked for more than the operation.
    let hasCondition: Bool

    /// Judges what was read.
    func verdict(on journal: JournalReading) -> Verdict {
        switch bound {
        case .atLeast(let least) where least < 1:
            return .cannotTell([
                "\(operation) at least \(Bound.times(least)) holds whatever arrived, so nothing is asserted; ask for 1 "
                    + "or more, or for assertNeverReceived"
            ])
        case .exactly(let wanted) where wanted < 0:
            return .refuted(["\(operation) exactly \(Bound.times(wanted)) can never hold; ask for 0 or more"])
        default: break
        }
        let count = journal.matching.count
        // More may have been there, or may come to light.
        let most = journal.doubt == nil ? count + journal.unknown.count : nil
        switch bound {
        case .atLeast(let least) where count >= least: return .proved
        case .exactly(let wanted) where count == wanted && most == wanted: return .proved
        case .exactly(let wanted) where count > wanted:
            return .refuted([summary(count)] + ArrivalList.lines(of: journal.matching, title: "what arrived:"))
        case .exactly(let wanted), .atLeast(let wanted):
            if most.map({ $0 >= wanted }) ?? true, let doubts = journal.doubts {
                return .cannotTell(["\(summary(count)); \(doubts)"])
            }
        }
        let arrived = ArrivalList.lines(of: journal.exchanges, title: "what arrived:")
        guard let miss = journal.nearestMiss, let difference = miss.differences.first else {
            return .refuted([summary(count)] + arrived)
        }
        guard count == 0 else { return .refuted([summary(count)] + miss.lines(from: 0) + arrived) }
        let cause =
            "\(operation): \(difference.line); received \(Bound.times(journal.missed.count)), none matched, "
            + "expected \(bound.text)"
        return .refuted([cause] + miss.lines(from: 1) + arrived)
    }

    private func summary(_ count: Int) -> String {
        let received = count == 0 ? "was not received" : "was received \(Bound.times(count))"
        return "\(operation) \(received)\(hasCondition ? " with what was asked for" : ""), expected \(bound.text)"
    }
}
