/// An interoperable regular expression (RFC 9485), as JSONPath's `match` and `search` take them.
///
/// What the RFC leaves out of regular expressions is refused, `\d` and `*?` for instance. `^` and `$` are anchors as in
/// ECMA-262, which is how the RFC's own mapping to that dialect leaves them. Safe to use from any thread.
package struct IRegexp: Sendable {
    private let pattern: ECMAPattern

    /// Compiles a pattern.
    ///
    /// - Parameters:
    ///   - text: the pattern.
    ///   - whole: whether the whole text has to match, not a part of it.
    /// - Throws: why the text is no I-Regexp, or none that is supported.
    package init(_ text: String, whole: Bool) throws(PatternError) {
        var translator = IRegexpTranslator(text)
        let translated = try translator.translate()
        do {
            pattern = try ECMAPattern(whole ? "^(?:\(translated))$" : translated)
        } catch {
            // The offset is that of the translation.
            throw PatternError(offset: 0, reason: error.reason)
        }
    }

    /// True when the pattern matches; false also when the search was given up.
    package func matches(_ text: String) -> Bool {
        pattern.matches(text)
    }

    /// Compiles a pattern, in the form in which a JSONPath query takes what compiles its patterns.
    ///
    /// - Parameters:
    ///   - text: the pattern.
    ///   - whole: whether the whole text has to match, not a part of it.
    /// - Returns: whether a text matches.
    /// - Throws: why the text is no I-Regexp, or none that is supported.
    @Sendable package static func matcher(
        for text: String, whole: Bool
    ) throws(PatternError) -> @Sendable (_ text: String) -> Bool {
        let pattern = try IRegexp(text, whole: whole)
        return { text in pattern.matches(text) }
    }
}
