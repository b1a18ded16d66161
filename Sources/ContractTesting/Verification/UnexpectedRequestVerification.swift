/// Whether every request was one that some operation takes.
struct UnexpectedRequestVerification {
    /// Judges what was read.
    func verdict(on journal: JournalReading) -> Verdict {
        let unexpected = journal.exchanges.filter(\.isUnexpected)
        if let first = unexpected.first {
            let others = unexpected.dropFirst()
            return .refuted(
                ["request \(first.ordinal): \(Self.cause(of: first))"]
                    + (others.isEmpty ? [] : ArrivalList.lines(of: Array(others), title: "and besides:")))
        }
        if let doubt = journal.doubt { return .cannotTell(["nothing unexpected is known; \(doubt)"]) }
        return .proved
    }

    /// What the journal says of it, in one line: the nearest operation and how it differs, or why it is no request.
    static func cause(of exchange: RecordedExchange) -> String {
        let remark = exchange.remark ?? "no operation took \(ArrivalList.name(of: exchange))"
        let lines = remark.split(separator: "\n").enumerated().map { index, line in
            let text = String(line.drop { $0 == " " })
            return index == 0 && text.hasSuffix(".") ? String(text.dropLast()) : text
        }
        let text = lines.joined(separator: "; ")
        return exchange.method.isEmpty ? "what arrived is no request: \(text)" : text
    }
}

extension RecordedExchange {
    /// True for a request that no operation took, and for bytes that are none.
    var isUnexpected: Bool { isUnmatched || (method.isEmpty && remark != nil) }
}
