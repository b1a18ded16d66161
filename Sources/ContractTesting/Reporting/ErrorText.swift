import Foundation

/// Errors and other texts from outside, as a line of a message: what they say may hold passwords and line breaks, and may
/// be long.
enum ErrorText {
    /// How many characters of a text are shown, and how many of them from its end, where the reason often stands.
    private static let longest = 300
    private static let end = 100

    /// What an error says of itself, in one line.
    static func line(of error: any Error) -> String {
        line("\(error)")
    }

    /// A text in one line: without what URLs in it say of users, without the values of a query, and shortened in its
    /// middle.
    static func line(_ text: String) -> String {
        let words = maskingSecrets(in: text).split { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 } }
        let line = words.joined(separator: " ")
        guard line.count > longest else { return line }
        return "\(line.prefix(longest - end - 1))…\(line.suffix(end))"
    }

    /// A URL in one line; of its query the names stay.
    static func line(_ url: URL) -> String {
        line(url.absoluteString)
    }

    /// A text with `***` for `user:password` in front of the hosts of URLs, for the values of their queries, and for the
    /// tokens of `Bearer` and `Basic`.
    private static func maskingSecrets(in text: String) -> String {
        text.replacing(/:\/\/[^\/?#\s"'<>]*@/) { _ in "://***@" }
            .replacing(/(?<start>[?&][^=&#\s"'<>]*=)[^&#\s"'<>,;)\]}]+/) { "\($0.output.start)***" }
            .replacing(/(?<scheme>(?i:bearer|basic)) +[A-Za-z0-9._~+\/=-]{8,}/) { "\($0.output.scheme) ***" }
    }
}
