import Support
import Testing

struct LineTextTests {
    @Test(arguments: [
        ("plain – ünïcode 🙂", "plain – ünïcode 🙂"), ("a\nb", #"a\u{a}b"#), ("a\r\nb", #"a\u{d}\u{a}b"#),
        ("\u{7F}\u{85}\u{9B}", #"\u{7f}\u{85}\u{9b}"#), ("\u{2028}\u{202E}\u{2067}", #"\u{2028}\u{202e}\u{2067}"#),
    ])
    func controlsAreShownAndDoNothing(text: String, shown: String) {
        #expect(LineText.escaped(text) == shown)
    }
}
