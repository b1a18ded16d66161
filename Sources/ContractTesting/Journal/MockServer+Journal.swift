import Foundation
import JSONModel

extension MockServer {
    /// How long an assertion waits for requests that were received and not answered yet.
    private static let patience = Duration.seconds(1)

    /// The exchanges of this session that are kept, the oldest first.
    ///
    /// - Throws: `MockServerFailure` when the server cannot be reached.
    public func exchanges() throws(MockServerFailure) -> [RecordedExchange] {
        try readJournal().exchanges
    }

    /// Reads the journal, once every request that was received has its answer, or the patience is over.
    ///
    /// - Throws: `MockServerFailure` when the server cannot be reached.
    func readJournal() throws(MockServerFailure) -> JournalReading {
        let end = ContinuousClock.now + Self.patience
        while true {
            let page = try administration.ask("GET", "/sessions/\(session)/journal")
            let reading = JournalReading(
                exchanges: (page["entries"]?.arrayValue ?? []).compactMap(RecordedExchange.init),
                evicted: page["evicted"]?.intValue ?? 0)
            // The client may have its answer before the journal knows.
            if reading.undecided.isEmpty || ContinuousClock.now > end {
                recordCoverage(reading.exchanges, isRead: true)
                return reading
            }
            Thread.sleep(forTimeInterval: 0.001)
        }
    }

    /// Reads the journal, and which of its exchanges meet a condition.
    ///
    /// - Parameters:
    ///   - operation: The operation's id, or its method and path; nil for any.
    ///   - condition: What must hold of the request, as YAML in the words of a rule's `when`; nil for nothing.
    ///   - site: Where the text stands.
    /// - Returns: The journal, which says what was found.
    /// - Throws: `MockServerFailure` for a mistake in the condition, or when the server cannot be reached.
    func find(
        operation: String?, when condition: String?, at site: CallSite
    ) throws(MockServerFailure) -> JournalReading {
        var question = JSONObject()
        question["operation"] = operation.map(JSONValue.string)
        if let condition {
            question["when"] = .string(condition)
            question["file"] = .string("when at \(site.fileID):\(site.line)")
        }
        // What is read first is part of what is read next.
        var reading = try readJournal()
        let answer = try administration.ask("POST", "/sessions/\(session)/journal/find", .object(question))
        let known = Set(reading.exchanges.map(\.ordinal))
        reading.found = known.intersection((answer["ordinals"]?.arrayValue ?? []).compactMap(\.intValue))
        reading.missed = (answer["missed"]?.arrayValue ?? []).compactMap(JournalReading.Miss.init)
            .filter { known.contains($0.ordinal) }
        return reading
    }
}

extension JournalReading.Miss {
    init?(_ json: JSONValue) {
        guard let ordinal = json["ordinal"]?.intValue else { return nil }
        self.ordinal = ordinal
        reasons = (json["mismatches"]?.arrayValue ?? []).map { mismatch in
            let sent = mismatch["sent"]?.stringValue ?? "missing"
            return "\(mismatch["place"]?.stringValue ?? "") is \(sent), wanted "
                + "\(mismatch["wanted"]?.stringValue ?? "") — \(mismatch["location"]?.stringValue ?? "")"
        }
    }
}
