import Support

/// What the log said of a reply when it was chosen, kept until it is known how its exchange ended.
final class LoggedReply: Sendable {
    private let line: LogLine
    private let session: Session

    init(_ line: LogLine, in session: Session) {
        self.line = line
        self.session = session
    }

    /// The notice of an end that the line could not tell; nil when the client got what it was to get.
    func notice(of outcome: JournalEntry.Outcome) -> LogNotice? {
        guard let words = Self.words(for: outcome) else { return nil }
        var line = line
        // Told already, and counted.
        line.findings = []
        return LogNotice(
            time: session.clock.now, event: "\(outcome)", text: "\(words): \(LogRenderer.text.line(line))",
            members: LogRenderer.members(of: line))
    }

    private static func words(for outcome: JournalEntry.Outcome) -> String? {
        switch outcome {
        case .pending, .answered: nil
        case .clientLeft: "client left"
        case .brokenOff: "broken off"
        case .cancelled: "cancelled"
        }
    }
}
