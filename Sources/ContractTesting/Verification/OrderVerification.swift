/// Whether requests arrived in an order; others may have come between.
struct OrderVerification {
    /// One request that is expected, and what was found of it.
    struct Item: Sendable {
        /// The operation, as the test names it.
        let operation: String
        /// True when the test asked for more than the operation.
        let hasCondition: Bool
        /// What was found of it in the journal that all items share.
        let journal: JournalReading
    }

    let items: [Item]

    /// Judges what was read.
    ///
    /// - Parameter journal: What all items were looked for in.
    /// - Returns: The verdict.
    func verdict(on journal: JournalReading) -> Verdict {
        var last: (item: Item, ordinal: Int)?
        var taken: Set<Int> = []
        for (index, item) in items.enumerated() {
            // The earliest one leaves the most room for those behind it.
            if let next = item.journal.found.filter({ $0 > last?.ordinal ?? 0 }).min() {
                last = (item, next)
                taken.insert(next)
                continue
            }
            return failure(item, "\(index + 1) of \(items.count)", after: last, not: taken, journal)
        }
        guard items.isEmpty else { return .proved }
        return .cannotTell(["no operation was named, so there is no order"])
    }

    private func failure(
        _ item: Item, _ place: String, after last: (item: Item, ordinal: Int)?, not taken: Set<Int>,
        _ journal: JournalReading
    ) -> Verdict {
        let which = item.hasCondition ? " with what was asked for" : ""
        var cause = "\(item.operation) (\(place)) was not received\(which)"
        if let last { cause += " after \(last.item.operation) (request \(last.ordinal))" }
        // More may have been forgotten while one item after the other was looked for, and an earlier one that is not
        // known to be one may leave more room.
        let doubt = items.map(\.journal).max { $0.evicted < $1.evicted }?.doubt
        let doubts = [doubt, items.lazy.compactMap(\.journal.searchDoubt).first].compactMap(\.self)
        if !doubts.isEmpty { return .cannotTell(["\(cause); \(doubts.joined(separator: "; "))"]) }
        if let earlier = item.journal.found.subtracting(taken).max() {
            cause += ", only before it as request \(earlier)"
        }
        var detail: [String] = []
        let later = item.journal.missed.filter { $0.ordinal > last?.ordinal ?? 0 }
        if let miss = later.min(by: { $0.differences.count < $1.differences.count }),
            let difference = miss.differences.first
        {
            cause += ": in request \(miss.ordinal) \(difference.line)"
            detail = miss.lines(from: 1)
        }
        let wanted = "  wanted in this order: \(items.map(\.operation).joined(separator: ", "))"
        return .refuted(
            [cause, wanted] + detail + ArrivalList.lines(of: journal.exchanges, title: "what arrived:"))
    }
}
