import HTTPModel
import Testing

struct MediaTypeTests {
    @Test func readsTypeSubtypeAndParameters() throws {
        let type = try #require(MediaType("Text/HTML;Charset=\"utf-8\" ; a=\"x\\\"y;,\";"))
        #expect(type.type == "text")
        #expect(type.subtype == "html")
        #expect(
            type.parameters == [
                FieldParameter(name: "charset", value: "utf-8"), FieldParameter(name: "a", value: "x\"y;,"),
            ])
        #expect(type.parameter("charset") == "utf-8")
        #expect(type.parameter("b") == nil)
        #expect(type.essence == "text/html")
        #expect(type.description == "text/html; charset=utf-8; a=\"x\\\"y;,\"")
    }

    @Test(arguments: [
        "", "text", "text/", "/html", "text/html; a", "text/html; a=", "text/html, a/b", "te xt/html",
        "text/html; a=\"b", "*/json", "text/html x",
    ])
    func refusesWhatIsNone(_ text: String) {
        #expect(MediaType(text) == nil)
    }

    @Test(arguments: [
        ("*/*", "a/b", true), ("a/*", "a/b", true), ("a/*", "c/b", false), ("a/b", "a/b", true), ("a/b", "a/c", false),
        ("application/*+json", "application/problem+json", true), ("application/*+json", "application/json", false),
        ("application/*+json", "application/+json", false), ("*/*;q=0.1", "a/b", true),
        ("a/b;v=1", "a/b", false), ("a/b;v=1", "a/b;v=1", true), ("a/b;v=1", "a/b;v=2", false),
        ("a/b", "a/b;v=1", true), ("text/a;charset=UTF-8", "text/a;charset=utf-8", true),
        ("text/a;charset=UTF-8", "text/a", true), ("text/a;charset=latin1", "text/a", false),
    ])
    func matchesRanges(_ range: String, _ concrete: String, _ expected: Bool) throws {
        #expect(try #require(MediaType(range)).matches(#require(MediaType(concrete))) == expected)
    }

    @Test(arguments: [
        ("application/json", true), ("text/json", true), ("application/hal+json", true), ("image/json", false),
        ("application/xml", false), ("application/jsonp", false),
    ])
    func knowsJSON(_ text: String, _ expected: Bool) throws {
        #expect(try #require(MediaType(text)).isJSON == expected)
    }

    @Test(arguments: [("*/*", true), ("a/*", true), ("a/*+b", true), ("a/b", false)])
    func knowsRanges(_ text: String, _ expected: Bool) throws {
        #expect(try #require(MediaType(text)).isRange == expected)
    }
}
