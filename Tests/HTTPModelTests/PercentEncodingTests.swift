import HTTPModel
import Testing

struct PercentEncodingTests {
    @Test(
        arguments: [
            ("abc", "abc"), ("a%20b", "a b"), ("%C3%a4", "ä"), ("a+b", "a+b"), ("%2F", "/"), ("%", nil), ("%4", nil),
            ("%zz", nil), ("%4g", nil), ("%ff", nil), ("", ""),
        ] as [(String, String?)])
    func decodesSegments(_ text: String, _ expected: String?) {
        #expect(PercentEncoding.decodeSegment(text) == expected)
    }

    @Test(arguments: [("a+b", "a b"), ("a%2Bb", "a+b"), ("+", " "), ("%", nil)] as [(String, String?)])
    func decodesForms(_ text: String, _ expected: String?) {
        #expect(PercentEncoding.decodeFormComponent(text) == expected)
    }

    @Test func encodesAllButUnreserved() {
        #expect(PercentEncoding.encode("aZ0-._~ /?ä\u{7F}") == "aZ0-._~%20%2F%3F%C3%A4%7F")
    }
}
