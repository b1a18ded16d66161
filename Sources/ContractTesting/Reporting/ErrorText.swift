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

    /// A text with `***` for `user:password` in front of the hosts of URLs, for the values of their queries, for the
    /// tokens of `Bearer` and `Basic`, for cookies, and for what stands behind the usual names of secrets, as
    /// `"name": "value"`, `name: value` or `name=value`.
    private static func maskingSecrets(in text: String) -> String {
        text.replacing(/:\/\/[^\/?#\s"'<>]*@/) { _ in "://***@" }
            .replacing(/(?<start>[?&][^=&#\s"'<>]*=)[^&#\s"'<>,;)\]}]+/) { "\($0.output.start)***" }
            .replacing(/(?<start>\b(?i:cookie2?: *))[^\r\n"'\])}]+/) { "\($0.output.start)***" }
            .replacing(quotedSecret) { "\($0.output.start)\($0.output.quote)\($0.output.scheme ?? "")***" }
            .replacing(bareSecret) { "\($0.output.start)\($0.output.scheme ?? "")***" }
            .replacing(token) { "\($0.output.scheme) ***" }
    }

    /// A name that says secret, and a value in quotation marks; the scheme of `Authorization` stays.
    private static var quotedSecret: Regex<(Substring, start: Substring, quote: Substring, scheme: Substring?)> {
        #/
        (?<start>
            (?i: passw(?:or)?d | passphrase | secret | token | credential | signature | authorization
                | (?:api|auth|access|private)[_\-]?key )
            [\w\-]* \\?["']? \s* [:=] \s* (?: [A-Z]\w*\( | \[ )?
        )
        (?<quote> \\?["'] )
        (?! (?: \w+ \x20+ )? \*\*\* )
        (?<scheme> (?i: bearer | basic | token | digest | negotiate | apikey ) \x20+ )?
        (?: (?! \k<quote> ) (?: \\. | . ) )+
        /#
    }

    /// A name that says secret, and a value that ends with its word.
    private static var bareSecret: Regex<(Substring, start: Substring, scheme: Substring?)> {
        #/
        (?<start>
            (?i: passw(?:or)?d | passphrase | secret | token | credential | signature | authorization
                | (?:api|auth|access|private)[_\-]?key )
            [\w\-]* \\?["']? \s* [:=] \s* (?: [A-Z]\w*\( | \[ )?
        )
        (?! (?: \w+ \x20+ )? \*\*\* | [A-Z]\w*\( | \[ | \{ )
        (?<scheme> (?i: bearer | basic | token | digest | negotiate | apikey ) \x20+ )?
        [^\s"'<>,;&\)\]\}\\]+
        /#
    }

    /// The token of a scheme, which its own name in a sentence is not.
    private static var token: Regex<(Substring, scheme: Substring)> {
        #/
        (?<scheme> \b (?i: bearer | basic ) ) \x20+
        (?! (?i: authenticat | authori[sz]ation | credential | challenge | scheme | security ) )
        [A-Za-z0-9._~+\/=\-]{8,}
        /#
    }
}
