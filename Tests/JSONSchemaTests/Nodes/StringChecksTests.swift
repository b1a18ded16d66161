import Testing

@testable import JSONSchema

@Suite struct StringChecksTests {
    /// Texts of one to four bytes a code point, with their lengths.
    @Test(arguments: [("", 0), ("abc", 3), ("éé", 2), ("€€€", 3), ("😀😀😀", 3), ("e\u{301}", 2)])
    func countsCodePoints(text: String, length: Int) {
        #expect(StringChecks.length(of: text) == length)
        #expect(StringChecks(minimumLength: length).accept(text))
        #expect(!StringChecks(minimumLength: length + 1).accept(text))
        #expect(StringChecks(maximumLength: length).accept(text))
        #expect(length == 0 || !StringChecks(maximumLength: length - 1).accept(text))
    }
}
