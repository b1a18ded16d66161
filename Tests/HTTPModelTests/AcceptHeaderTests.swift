import HTTPModel
import Testing

struct AcceptHeaderTests {
    private func type(_ text: String) throws -> MediaType { try #require(MediaType(text)) }

    @Test(arguments: [
        // The table of RFC 9110, section 12.5.1.
        ("text/plain;format=flowed", 1000), ("text/plain", 700), ("text/html", 300), ("image/jpeg", 500),
        ("text/plain;format=fixed", 400), ("text/html;level=3", 300),
    ])
    func mostSpecificRangeWins(_ text: String, _ expected: Int) throws {
        let header = AcceptHeader(
            "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5")
        #expect(header.quality(of: try type(text)) == expected)
    }

    @Test(
        arguments: [
            ("a/b", 1), ("a/b;q=0.5, c/d", 0), ("", 0), ("x/y", nil), ("c/d, a/b", 0), ("a/b, c/d", 1), ("*/*, a/b", 1),
            ("*/*", 0), ("*/*, c/d;q=0", 1), ("text/html, image/gif, *; q=.2, */*; q=.2", 0), ("c/d;q=0", nil),
            ("a/b;q=2, c/d", 0), ("nonsense", 0), ("a/b;q=0.001, c/d;q=0.0009", 1),
        ] as [(String, Int?)])
    func choosesTheBestOffer(_ text: String, _ expected: Int?) throws {
        #expect(AcceptHeader(text).best(of: [try type("c/d"), try type("a/b")]) == expected)
    }

    @Test func readsQualitiesInThousandths() {
        let header = AcceptHeader("a/b;q=1.000, c/d;q=0.25 ,e/f; q=0.12345, g/h;q=1.1, i/j;q=x, k/l;q=0")
        #expect(header.elements.map(\.quality) == [1000, 250, 123, 0])
        #expect(header.elements.map(\.range.essence) == ["a/b", "c/d", "e/f", "k/l"])
    }

    @Test func quotedCommasDoNotSeparate() {
        #expect(AcceptHeader("a/b;x=\",\";q=0.5, c/d").elements.count == 2)
    }
}
