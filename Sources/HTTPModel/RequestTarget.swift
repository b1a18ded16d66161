/// A request target (RFC 9112, section 3.2) in the text that was sent, split at the question mark.
package struct RequestTarget: Hashable, Sendable, CustomStringConvertible {
    /// The path as sent, still percent-encoded; `*` for the asterisk form.
    package let path: String
    /// What follows the first `?`, still percent-encoded; nil when there is none.
    package let query: String?
    /// The authority of an absolute-form target, which then replaces the `Host` field (RFC 9112, section 3.2.2).
    package let authority: String?

    /// Makes a target from its parts.
    package init(path: String, query: String? = nil, authority: String? = nil) {
        self.path = path
        self.query = query
        self.authority = authority
    }

    /// Makes a target from origin-form text such as `/a/b?c=d`.
    package init(originForm text: String) {
        if let mark = text.utf8.firstIndex(of: UInt8(ascii: "?")) {
            self.init(path: String(text[..<mark]), query: String(text[text.utf8.index(after: mark)...]))
        } else {
            self.init(path: text)
        }
    }

    package var description: String { query.map { path + "?" + $0 } ?? path }
}
