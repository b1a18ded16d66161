import Foundation
import JSONModel
import Support

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
            let reading = try readJournalNow()
            // The client may have its answer before the journal knows.
            if reading.undecided.isEmpty || ContinuousClock.now > end {
                recordCoverage(reading.exchanges, isRead: true)
                return reading
            }
            Thread.sleep(forTimeInterval: 0.001)
        }
    }

    /// Reads the journal as it is.
    ///
    /// - Throws: `MockServerFailure` when the server cannot be reached.
    func readJournalNow() throws(MockServerFailure) -> JournalReading {
        _ = test
        let page = try administration.ask("GET", "/sessions/\(session)/journal")
        return JournalReading(
            exchanges: (page["entries"]?.arrayValue ?? []).compactMap(RecordedExchange.init),
            evicted: page["evicted"]?.intValue ?? 0)
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
        // What is read first is part of what is read next.
        try find(operation: operation, when: condition, at: site, in: try readJournal())
    }

    /// Finds which exchanges of what was read meet a condition.
    ///
    /// - Parameters:
    ///   - operation: The operation's id, or its method and path; nil for any.
    ///   - condition: What must hold of the request, as YAML in the words of a rule's `when`; nil for nothing.
    ///   - site: Where the text stands.
    ///   - journal: What was read.
    /// - Returns: The same journal, which says what was found.
    /// - Throws: `MockServerFailure` for a mistake in the condition, or when the server cannot be reached.
    func find(
        operation: String?, when condition: String?, at site: CallSite, in journal: JournalReading
    ) throws(MockServerFailure) -> JournalReading {
        var question = JSONObject()
        question["operation"] = operation.map(JSONValue.string)
        if let condition {
            question["when"] = .string(condition)
            question["file"] = .string("when at \(Paths.name(of: "\(site.filePath)")):\(site.line)")
        }
        var reading = journal
        let answer = try administration.ask("POST", "/sessions/\(session)/journal/find", .object(question))
        let known = Set(reading.exchanges.map(\.ordinal))
        reading.found = known.intersection((answer["ordinals"]?.arrayValue ?? []).compactMap(\.intValue))
        reading.missed = (answer["missed"]?.arrayValue ?? []).compactMap(JournalReading.Miss.init)
            .filter { known.contains($0.ordinal) }
        reading.unknown = (answer["unknown"]?.arrayValue ?? []).compactMap(JournalReading.Unknown.init)
            .filter { known.contains($0.ordinal) }
        // What was forgotten since then was not looked at.
        reading.evicted = max(journal.evicted, answer["evicted"]?.intValue ?? 0)
        return reading
    }
}

extension JournalReading.Miss {
    init?(_ json: JSONValue) {
        guard let ordinal = json["ordinal"]?.intValue else { return nil }
        self.ordinal = ordinal
        differences = (json["mismatches"]?.arrayValue ?? []).map(RequestDifference.init)
    }
}

extension JournalReading.Unknown {
    init?(_ json: JSONValue) {
        guard let ordinal = json["ordinal"]?.intValue else { return nil }
        self.ordinal = ordinal
        reason = json["reason"]?.stringValue ?? ""
    }
}
