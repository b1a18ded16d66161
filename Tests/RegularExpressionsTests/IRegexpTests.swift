import RegularExpressions
import Testing

@Suite struct IRegexpTests {
    /// Pattern, texts that match as a whole, texts that do not.
    static let cases: [(String, [String], [String])] = [
        ("", [""], ["a"]), ("a.c", ["abc", "a\u{2028}c"], ["a\nc", "a\rc", "abcd"]),
        ("a|bc", ["a", "bc"], ["ac", "b"]),
        ("(a|b)*c", ["c", "abac"], ["ab"]), ("a{2}b{1,}c{0,1}", ["aab", "aabbc"], ["ab", "aabcc"]),
        ("[a-c]+", ["abc"], ["d", "-"]), ("[^a-c]", ["d"], ["a"]), ("[-a]", ["-", "a"], ["b"]), ("[a-]", ["-"], ["b"]),
        ("[^-]", ["a"], ["-"]), ("[a.b]", ["."], ["x"]), ("[\\]\\[\\-]", ["]", "[", "-"], ["\\"]),
        ("[\\p{Lu}0-9]", ["Ж", "7"], ["ж"]), ("\\p{L}\\P{Nd}", ["жx"], ["ж1"]), ("\\(\\)\\.\\|\\-", ["().|-"], []),
        ("\\n\\t\\r", ["\n\t\r"], []), ("a/b:&&#-", ["a/b:&&#-"], []), ("[&&]", ["&"], ["a"]), ("😀+", ["😀😀"], ["😀a"]),
        ("^a$", ["a"], []), ("()", [""], []),
    ]

    @Test(arguments: cases) func matchesWhole(_ pattern: String, _ matching: [String], _ other: [String]) throws {
        let pattern = try IRegexp(pattern, whole: true)
        for text in matching { #expect(pattern.matches(text), "\(text)") }
        for text in other { #expect(!pattern.matches(text), "\(text)") }
    }

    @Test func matchesParts() throws {
        #expect(try IRegexp("b|c", whole: false).matches("abx"))
        #expect(try !IRegexp("b|c", whole: true).matches("bx"))
        #expect(try IRegexp.matcher(for: "b", whole: false)("abc"))
        #expect(try !IRegexp.matcher(for: "b", whole: true)("abc"))
    }

    static let refused: [(String, Int, String)] = [
        ("\\d", 0, "\\d is no escape of I-Regexp (RFC 9485)"), ("a\\", 1, "nothing follows this backslash"),
        ("(a", 0, "this ( is not closed"), ("a)", 1, "this ) closes no group; write \\)"),
        ("*a", 0, "* has nothing to repeat"), ("a*?", 2, "? has nothing to repeat"),
        ("(?:a)", 1, "? has nothing to repeat"),
        ("a{,2}", 1, "expected {n}, {n,} or {n,m}"), ("a{2,b}", 1, "expected {n}, {n,} or {n,m}"),
        ("a{1,2", 1, "expected {n}, {n,} or {n,m}"), ("a{2,1}", 0, "the counts are out of order"),
        ("a]", 1, "] stands for itself only as \\]"), ("}", 0, "} stands for itself only as \\}"),
        ("[", 0, "this [ is not closed"), ("[]", 1, "in a class ] stands for itself only as \\]"),
        ("[[a]", 1, "in a class [ stands for itself only as \\["),
        ("[a-c-e]", 4, "in a class - stands first or last, or as \\-"),
        ("[a-\\p{L}]", 3, "a range ends in a character"), ("[a-[b]]", 3, "a range ends in a character"),
        ("\\p{Greek}", 0, "expected a general category such as \\p{L} or \\p{Lu}"),
        ("\\p{Cs}", 0, "expected a general category such as \\p{L} or \\p{Lu}"),
        (String(repeating: "(", count: 200), 100, "groups are nested too deeply"),
    ]

    @Test(arguments: refused) func refuses(_ pattern: String, _ offset: Int, _ reason: String) throws {
        let error = try #require(throws: PatternError.self) { try IRegexp(pattern, whole: true) }
        #expect(error == PatternError(offset: offset, reason: reason))
    }
}
