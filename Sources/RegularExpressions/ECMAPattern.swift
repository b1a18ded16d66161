/// A regular expression of ECMA-262 in Unicode mode, as JSON Schema's `pattern` wants it.
///
/// The pattern is translated by `PatternTranslator` and run by PCRE2 with bounded work. What Annex B of ECMA-262 adds
/// for old programs is accepted where it can be read in one way only: escaped punctuation, `]` and braces by
/// themselves, and a hyphen beside a class escape. Safe to use from any thread.
package final class ECMAPattern: Sendable {
    /// The pattern as it was written.
    package let source: String
    private let code: CompiledCode

    /// Compiles a pattern.
    ///
    /// - Throws: `PatternError` when the text is no pattern of ECMA-262, or uses the little of it that is not supported:
    ///   flags inside the pattern, look-behind of variable length, counts above 65535.
    package init(_ pattern: String) throws(PatternError) {
        source = pattern
        var translator = PatternTranslator(pattern)
        let translated = try translator.translate()
        code = try CompiledCode(translated)
    }

    /// True when the pattern matches somewhere in the text; false also when the search was given up.
    package func matches(_ text: String) -> Bool {
        code.search(text) == .matched
    }

    /// Looks for the pattern anywhere in the text.
    package func search(_ text: String) -> MatchOutcome {
        code.search(text)
    }
}
