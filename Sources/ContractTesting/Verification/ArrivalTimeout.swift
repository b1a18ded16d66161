import Support

/// What is said when a request that was waited for did not arrive.
struct ArrivalTimeout {
    /// The operation, as the test names it.
    let operation: String
    /// How long it was waited for, in real time.
    let timeout: Duration

    /// The lines, the cause first.
    func lines(on journal: JournalReading) -> [String] {
        let arrived = ArrivalList.lines(of: journal.exchanges, title: "what arrived instead:")
        let doubt = journal.doubts.map { "; \($0)" } ?? ""
        guard let miss = journal.nearestMiss, let difference = miss.differences.first else {
            return ["\(operation) did not arrive within \(Durations.text(timeout))\(doubt)"] + arrived
        }
        let times = CountVerification.Bound.times(journal.missed.count)
        let cause =
            "\(operation): \(difference.line); received \(times), none matched within "
            + "\(Durations.text(timeout))\(doubt)"
        return [cause] + miss.lines(from: 1) + arrived
    }
}
