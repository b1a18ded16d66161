import JSONModel
import Testing

@Suite struct JSONPointerTests {
    // RFC 6901, section 5.
    static let document: JSONValue = [
        "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8,
    ]

    @Test(
        arguments: [
            ("", document), ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2),
            ("/e^f", 3),
            ("/g|h", 4), ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
        ] as [(String, JSONValue)])
    func namesNodes(_ text: String, _ value: JSONValue) {
        #expect(JSONPointer(text)?.evaluate(in: Self.document) == value)
        #expect(JSONPointer(text)?.description == text)
    }

    @Test(arguments: [
        "/foo/2", "/foo/-", "/foo/00", "/foo/01", "/foo/+1", "/foo/bar", "/none", "/foo/0/x",
        "/foo/99999999999999999999",
    ])
    func namesNothing(_ text: String) throws {
        #expect(try #require(JSONPointer(text)).evaluate(in: Self.document) == nil)
    }

    @Test(arguments: ["foo", "/a~", "/a~2", "/~x/b", "#/foo"])
    func isNoPointer(_ text: String) {
        #expect(JSONPointer(text) == nil)
    }

    @Test func tokensAreCodePoints() {
        let pointer = JSONPointer("/a/\u{301}b")
        #expect(pointer?.tokens == ["a", "\u{301}b"])
        #expect(JSONPointer("/\u{301}")?.tokens == ["\u{301}"])
        #expect(JSONPointer("/\u{E9}") != JSONPointer("/e\u{301}"))
        #expect(JSONPointer("/\u{E9}")?.evaluate(in: ["e\u{301}": 1]) == nil)
    }

    @Test func appending() {
        let pointer = JSONPointer.root.appending("a/b").appending(3).appending("m~n").appending("")
        #expect(pointer.description == "/a~1b/3/m~0n/")
        #expect(pointer.tokens == ["a/b", "3", "m~n", ""])
        #expect(JSONPointer(pointer.description) == pointer)
        #expect(JSONPointer("/~01")?.tokens == ["~1"])
    }
}
