/// A reply on its way, whose exchange has not ended.
struct PendingReply: Sendable {
    /// The place of the exchange in the journal.
    let place: JournalPlace
    /// What the log said of it; nil without a log.
    let logged: LoggedReply?
}
