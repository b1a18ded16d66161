/// What stood in a path where its template has a parameter.
package struct PathArgument: Hashable, Sendable {
    /// The parameter's name.
    package let name: String
    /// The text as it was sent, percent-encoded; it shares the request's path.
    package let encoded: Substring

    package init(name: String, encoded: Substring) {
        self.name = name
        self.encoded = encoded
    }

    /// The decoded text, of which an encoded slash is part.
    ///
    /// Where the encoding is malformed, the text as it was sent.
    package var value: String { PathText.decoded(encoded) }
}
