/// What a client did for each cause, and whether that is what it must do.
public struct ReactionMatrix: Sendable, CustomStringConvertible {
    /// One cause.
    public struct Row: Sendable {
        /// What the client was confronted with.
        public let cause: ReactionCause
        /// What it must do, in words; nil where nothing was said.
        public let wanted: String?
        /// How many attempts it made against trouble that lasts; a request that only follows a redirect is none.
        public let attempts: Int
        /// The times between them, on the session's clock.
        public let waits: [Duration]
        /// How its call ended, and whether it tried again later; or why the cause was not played.
        public let ending: String
        /// The verdict; nil where nothing was wanted.
        public let verdict: Verdict?
    }

    /// The rows in the order of playing.
    public let rows: [Row]

    /// The matrix as a table.
    public var description: String {
        let head = ["cause", "attempts", "waited", "then", "wanted", ""]
        let lines = rows.map { row in
            [
                row.cause.description, "\(row.attempts)", waits(row.waits), row.ending, row.wanted ?? "–",
                mark(row.verdict),
            ]
        }
        let widths = head.indices.map { column in ([head] + lines).map { $0[column].count }.max() ?? 0 }
        return ([head] + lines).map { cells in
            var line = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
                .joined(separator: "  ")
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    private func waits(_ waits: [Duration]) -> String {
        let shown = waits.prefix(3).map(ReactionText.text).joined(separator: ", ")
        return waits.isEmpty ? "–" : waits.count > 3 ? shown + ", …" : shown
    }

    private func mark(_ verdict: Verdict?) -> String {
        switch verdict {
        case nil: ""
        case .proved: "proved"
        case .refuted: "REFUTED"
        case .cannotTell: "cannot tell"
        }
    }
}
