import RegularExpressions

/// The keywords for strings.
struct StringChecks: Sendable {
    let minimumLength: Int
    let maximumLength: Int
    let pattern: ECMAPattern?
    /// The format to assert.
    let format: StringFormat?

    init(minimumLength: Int = 0, maximumLength: Int = .max, pattern: ECMAPattern? = nil, format: StringFormat? = nil) {
        self.minimumLength = minimumLength
        self.maximumLength = maximumLength
        self.pattern = pattern
        self.format = format
    }

    func accept(_ text: String) -> Bool {
        guard hasMinimumLength(text), hasMaximumLength(text) else { return false }
        if let pattern, !pattern.matches(text) { return false }
        if let format, !format.accepts(text) { return false }
        return true
    }

    func hasMinimumLength(_ text: String) -> Bool {
        let bytes = text.utf8.count
        // A code point takes one to four bytes.
        if bytes < minimumLength { return false }
        return (bytes + 3) / 4 >= minimumLength || Self.length(of: text) >= minimumLength
    }

    func hasMaximumLength(_ text: String) -> Bool {
        text.utf8.count <= maximumLength || Self.length(of: text) <= maximumLength
    }

    /// The length in code points (RFC 8259), counted as the bytes that begin one.
    static func length(of text: String) -> Int {
        var count = 0
        for byte in text.utf8 where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
