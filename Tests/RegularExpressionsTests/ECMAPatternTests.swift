import RegularExpressions
import Testing

@Suite struct ECMAPatternTests {
    /// Pattern, texts that match, texts that do not.
    static let cases: [(String, [String], [String])] = [
        ("", ["", "a"], []),
        ("^a*$", ["", "aaa"], ["b", "ab", "aaa\n"]),
        ("b+", ["abc"], ["ac"]),
        ("^abc$", ["abc"], ["abc\n", "\nabc"]),
        ("^.$", ["a", "é", "😀", "\u{85}"], ["\n", "\r", "\u{2028}", "\u{2029}", ""]),
        ("^\\d+$", ["059"], ["\u{7C0}", "٣", "a"]),
        ("^\\D$", ["a", "\u{7C0}"], ["0"]),
        ("^\\w$", ["a", "_", "Z", "9"], ["é", "-"]),
        ("^\\W$", ["é", "-"], ["a", "_"]),
        (
            "^\\s$", [" ", "\t", "\u{B}", "\u{A0}", "\u{FEFF}", "\n", "\u{2029}", "\u{2003}"],
            ["\u{1}", "\u{2013}", "\u{85}"]
        ),
        ("^\\S$", ["\u{1}", "\u{2013}", "a"], [" ", "\u{A0}", "\u{FEFF}", "\u{2029}"]),
        ("^[\\s\\d]$", ["\u{FEFF}", "7"], ["x"]),
        ("^[^\\s]$", ["x"], ["\u{FEFF}"]),
        ("^[\\S]$", ["x", "😀"], ["\u{3000}"]),
        ("^[\\W]$", ["é"], ["e"]),
        ("^\\cC\\cj$", ["\u{3}\n"], ["cC"]),
        ("^\\x41\\u0042\\u{43}\\u{1F600}\\uD83D\\uDE00$", ["ABC😀😀"], ["ABC"]),
        ("^[\\u{1F600}-\\u{1F64F}]$", ["😀"], ["a"]),
        ("^[\\uD800-\\uDFFF]$", [], ["a", "😀"]),
        ("^[\\u0020-\\uD7FF\\uE000-\\uFFFD]$", ["é", "\u{E000}"], ["😀", "\n"]),
        ("\\uD800", [], ["", "😀"]),
        ("^[\\uDC00-\\uE000]$", ["\u{E000}"], ["a"]),
        ("^[\\uD700-\\uDC00]$", ["\u{D7FF}"], ["\u{E000}"]),
        ("^\\0$", ["\0"], ["0"]),
        ("^\\/\\.\\-\\@$", ["/.-@"], []),
        ("^[a\\-z]$", ["a", "-", "z"], ["b"]),
        ("^[\\w-.]+$", ["a-b.c"], ["a b"]),
        ("^[-a]$", ["-", "a"], ["b"]),
        ("^[a-]$", ["-", "a"], ["b"]),
        ("^[\\b]$", ["\u{8}"], ["b"]),
        ("^[^]$", ["\n", "a"], [""]),
        ("[]", [], ["", "a"]),
        ("^[.$*#&]$", ["$", "#"], ["a"]),
        ("^]$", ["]"], []),
        ("^{a}$", ["{a}"], ["a"]),
        ("^a{2}$", ["aa"], ["a", "aaa"]),
        ("^a{2,}?$", ["aa", "aaa"], ["a"]),
        ("^(a|b){1,2}$", ["a", "ba"], ["aba"]),
        ("^(?:a|)b$", ["ab", "b"], ["a"]),
        ("^(a)(b)?\\2\\1$", ["aa", "abba"], ["aba"]),
        ("^(?<first>a|b)\\k<first>$", ["aa", "bb"], ["ab"]),
        ("^\\k<x>(?<x>a)$", ["a"], ["aa"]),
        ("a(?=b)", ["ab"], ["ac"]),
        ("a(?!b)", ["ac"], ["ab"]),
        ("(?<=a)b", ["ab"], ["cb"]),
        ("(?<!a)b", ["cb", "b"], ["ab"]),
        ("\\bé", ["aé"], ["é"]),
        ("a\\B", ["ab"], ["a"]),
        ("^\\p{Letter}\\p{L}\\p{Lu}$", ["éaÉ"], ["1aB"]),
        ("^\\p{digit}+$", ["42", "৪২"], ["-%#"]),
        ("^\\P{L}$", ["1"], ["a"]),
        ("^[\\p{Nd}_]$", ["৪", "_"], ["a"]),
        ("^\\p{Script=Greek}\\p{sc=Cyrillic}\\p{scx=Greek}$", ["αжβ"], ["aжβ"]),
        ("^\\p{gc=Lu}\\p{ASCII}\\p{Emoji_Presentation}$", ["Aa😀"], ["aa😀"]),
        ("^\\p{Assigned}$", ["a"], ["\u{378}"]),
        ("^\\p{LC}$", ["a"], ["ª"]),
        ("a#b c", ["a#b c"], ["a#bc"]),
        ("^\u{1F600}?é$", ["é", "😀é"], ["e\u{301}"]),
    ]

    @Test(arguments: cases)
    func matches(pattern: String, matching: [String], other: [String]) throws {
        let compiled = try ECMAPattern(pattern)
        for text in matching { #expect(compiled.search(text) == .matched, "\(pattern) on \(text.debugDescription)") }
        for text in other { #expect(compiled.search(text) == .notMatched, "\(pattern) on \(text.debugDescription)") }
    }

    /// Patterns that are not ECMA-262's, or not supported, with the offset of the fault.
    static let refused: [(String, Int)] = [
        ("^\\S(|(.|\\n)*\\S)\\Z", 15), ("\\A", 0), ("a\\z", 1), ("\\a", 0), ("\\h", 0), ("\\R", 0), ("\\", 0),
        ("(?i)a", 0), ("(?i:a)", 0), ("(?>a)", 0), ("(?P<n>a)", 0), ("(?#a)", 0), ("(*ACCEPT)", 1),
        ("a++", 2), ("a*+", 2), ("a?+", 2), ("a??+", 3), ("*", 0), ("a|*", 2), ("^*", 1), ("(?=a)*", 5), ("\\b+", 2),
        ("{2}", 0), ("a{2}{3}", 4), ("a{3,2}", 1), ("a{65536}", 1), ("a{,3}", 1),
        ("(a", 0), ("a)", 1), ("[a", 0), ("[[:alpha:]]", 1), ("[z-a]", 1), ("[\\B]", 1),
        ("(a)\\2", 3), ("\\1", 0), ("\\k<n>", 0), ("\\k", 0), ("(?<n>a)(?<n>b)", 7), ("(?<1>a)", 3), ("(?<>a)", 3),
        ("\\c1", 0), ("\\x4", 0), ("\\u12", 0), ("\\u{110000}", 0), ("\\u{}", 0), ("\\01", 0),
        ("\\p{Nonsense}", 0), ("\\p{L", 0), ("\\pL", 0), ("\\p{Xan}", 0), ("\\p{gc=Greek}", 0), ("\\p{^L}", 3),
        ("(?<=a*)b", 0), ("\\p{Script=Nonsense}", 0),
    ]

    @Test(arguments: refused)
    func refuses(pattern: String, offset: Int) {
        let error = #expect(throws: PatternError.self, "\(pattern)") { try ECMAPattern(pattern) }
        #expect(error?.offset == offset, "\(pattern): \(error?.reason ?? "")")
        #expect(error?.reason.isEmpty == false)
    }

    @Test func givesUpWhenThePatternBacktracksWithoutEnd() throws {
        let pattern = try ECMAPattern("^(a+)+$")
        let text = String(repeating: "a", count: 40) + "b"
        #expect(pattern.search(text) == .limitExceeded)
        #expect(!pattern.matches(text))
        #expect(pattern.matches("aaaa"))
    }

    @Test func searchesLongTexts() throws {
        let text = String(repeating: "ab", count: 20_000)
        #expect(try ECMAPattern("^(?:a|b)*$").search(text) == .matched)
        #expect(try ECMAPattern("^(?:a|b)*c$").search(text) == .notMatched)
    }

    @Test func refusesNestingThatWouldExhaustTheStack() {
        let nested = String(repeating: "(", count: 5_000) + String(repeating: ")", count: 5_000)
        #expect(throws: PatternError.self) { try ECMAPattern(nested) }
    }

    @Test func isSharedByThreads() async throws {
        let pattern = try ECMAPattern("^[a-z]+[0-9]{2}$")
        let count = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).count { pattern.matches("thread\($0 % 2 == 0 ? "42" : "x")") } }
            }
            return await group.reduce(0, +)
        }
        // Of the odd rounds none ends in digits.
        #expect(count == 8 * 250)
    }
}
