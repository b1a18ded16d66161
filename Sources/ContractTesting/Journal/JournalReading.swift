import JSONModel

/// What a session's journal held at one moment.
struct JournalReading: Sendable {
    /// The exchanges that were kept, the oldest first.
    let exchanges: [RecordedExchange]
    /// How many were forgotten for want of room.
    let evicted: Int

    /// How many are not answered to the end.
    var pending: Int { exchanges.count { $0.outcome == .pending } }
}

extension MockServer {
    /// The exchanges of this session that are kept, the oldest first.
    ///
    /// - Throws: `MockServerFailure` when the server cannot be reached.
    public func exchanges() throws(MockServerFailure) -> [RecordedExchange] {
        try readJournal().exchanges
    }

    /// Reads the journal.
    func readJournal() throws(MockServerFailure) -> JournalReading {
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
    /// - Returns: The journal, and the ordinals of those exchanges.
    /// - Throws: `MockServerFailure` for a mistake in the condition, or when the server cannot be reached.
    func find(
        operation: String?, when condition: String?, at site: CallSite
    ) throws(MockServerFailure) -> (journal: JournalReading, found: Set<Int>) {
        var question = JSONObject()
        question["operation"] = operation.map(JSONValue.string)
        if let condition {
            question["when"] = .string(condition)
            question["file"] = .string("when at \(site.fileID):\(site.line)")
        }
        let answer = try administration.ask("POST", "/sessions/\(session)/journal/find", .object(question))
        let journal = try readJournal()
        return (journal, Set((answer["ordinals"]?.arrayValue ?? []).compactMap(\.intValue)))
    }
}
