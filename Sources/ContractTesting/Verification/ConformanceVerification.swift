/// Whether every request obeyed its contract.
struct ConformanceVerification {
    /// False when a request that the vendor takes all the same is a failure too.
    let allowsLeniencies: Bool

    /// How many further causes are told.
    private static let causeLimit = 5

    /// Judges what was read.
    func verdict(on journal: JournalReading) -> Verdict {
        let broken = journal.exchanges.map { (exchange: $0, causes: causes(in: $0)) }.filter { !$0.causes.isEmpty }
        if let first = broken.first {
            let others = broken.flatMap { pair in pair.causes.map { "  request \(pair.exchange.ordinal): \($0)" } }
                .dropFirst()
            let rest = others.count - min(others.count, Self.causeLimit)
            return .refuted(
                [(first.exchange.isUnexpected ? "" : "\(first.exchange.subject): ") + first.causes[0]]
                    + others.prefix(Self.causeLimit)
                    + (rest > 0 ? ["  … and \(rest) more"] : [])
                    + ArrivalList.lines(of: broken.map(\.exchange), title: "requests that broke the contract:"))
        }
        if let doubt = journal.doubt { return .cannotTell(["of what is known every request conforms; \(doubt)"]) }
        guard !journal.exchanges.isEmpty else { return .cannotTell(["no request arrived, so none can have conformed"]) }
        let unread = journal.exchanges.filter { !$0.isComplete }
        guard let first = unread.first else { return .proved }
        return .cannotTell(
            [
                "request \(first.ordinal) (\(first.subject)) ended before the whole of it was read"
                    + (first.fault.map { " (fault \($0))" } ?? "") + ", so its content was not checked"
            ] + ArrivalList.lines(of: unread, title: "requests that were not read:"))
    }

    private func causes(in exchange: RecordedExchange) -> [String] {
        if exchange.isUnexpected { return [UnexpectedRequestVerification.cause(of: exchange)] }
        let violations = exchange.violations.filter { !($0.isWarning && allowsLeniencies) }.map {
            "\($0.isWarning ? "leniency: " : "")\($0.message) — \($0.location)"
        }
        return violations.isEmpty ? refusal(of: exchange).map { [$0] } ?? [] : violations
    }

    /// Why the server refused a request of a known operation before it held it against the contract, such as for a
    /// content coding that it cannot take off.
    private func refusal(of exchange: RecordedExchange) -> String? {
        guard let remark = exchange.remark, exchange.rules.isEmpty, let status = exchange.status,
            (400..<500).contains(status), !remark.hasPrefix("Prefer: ")
        else { return nil }
        return remark
    }
}
