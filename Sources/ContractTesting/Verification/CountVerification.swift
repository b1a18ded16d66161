/// How often requests of one kind arrived.
struct CountVerification {
    /// The right numbers.
    enum Bound: Sendable {
        case exactly(Int)
        case atLeast(Int)

        func admits(_ count: Int) -> Bool {
            switch self {
            case .exactly(let wanted): count == wanted
            case .atLeast(let least): count >= least
            }
        }

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
        let count = journal.matching.count
        let received = count == 0 ? "was not received" : "was received \(Bound.times(count))"
        let which = hasCondition ? " with what was asked for" : ""
        let cause = "\(operation) \(received)\(which), expected \(bound.text)"
        if bound.admits(count) {
            // More may have been there, or may come to light.
            guard case .exactly = bound else { return .proved }
            if journal.evicted > 0 {
                return .cannotTell([
                    "\(cause); \(journal.evicted) older requests were evicted from the journal (journal too small)"
                ])
            }
            guard journal.undecided.isEmpty else { return .cannotTell([Self.undecidedText(journal)]) }
            return .proved
        }
        if case .exactly(let wanted) = bound, count > wanted {
            return .refuted([cause] + ArrivalList.lines(of: journal.matching, title: "what arrived:"))
        }
        if journal.evicted > 0 {
            return .cannotTell(["\(cause); \(journal.evicted) older requests were evicted from the journal"])
        }
        guard journal.undecided.isEmpty else { return .cannotTell([Self.undecidedText(journal)]) }
        return .refuted(
            [cause] + nearest(in: journal) + ArrivalList.lines(of: journal.exchanges, title: "what arrived:"))
    }

    /// Why the request that comes nearest is not what was asked for.
    private func nearest(in journal: JournalReading) -> [String] {
        guard let miss = journal.missed.min(by: { $0.reasons.count < $1.reasons.count }) else { return [] }
        return miss.reasons.prefix(5).map { "  request \(miss.ordinal): \($0)" }
    }

    static func undecidedText(_ journal: JournalReading) -> String {
        let first = journal.undecided[0]
        return "\(journal.undecided.count) requests are under way, such as \(first.method) \(first.target)"
    }
}
