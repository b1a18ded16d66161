import JSONModel
import RegularExpressions
import Testing

@Suite struct JSONPathTests {
    func select(_ path: String, _ document: JSONValue) throws -> [JSONValue] {
        try JSONPath(path, regularExpressions: IRegexp.matcher).values(in: document)
    }

    @Test func keepsItsText() throws {
        let path = try JSONPath("$ ['a'] [0]")
        #expect(path.description == "$ ['a'] [0]")
        #expect(path.isSingular)
        #expect(try !JSONPath("$..a").isSingular)
        #expect(try !JSONPath("$[0,1]").isSingular)
    }

    @Test func followsNamesAndIndices() throws {
        let document: JSONValue = ["a": ["b": [1, .null, 3]]]
        #expect(try select("$.a.b[0]", document) == [1])
        #expect(try select("$.a.b[-1]", document) == [3])
        #expect(try select("$.a.b[1]", document) == [.null])
        #expect(try select("$.a.b[3]", document) == [])
        #expect(try select("$.a.b[-4]", document) == [])
        #expect(try select("$.a.c", document) == [])
        #expect(try select("$", document) == [document])
        #expect(try JSONPath("$.a.b[2]").firstValue(in: document) == 3)
        #expect(try JSONPath("$.a.b[1:]").firstValue(in: document) == JSONValue.null)
    }

    @Test func slices() throws {
        let document: JSONValue = [0, 1, 2, 3, 4]
        let cases: [(String, [JSONValue])] = [
            ("$[1:3]", [1, 2]), ("$[::-1]", [4, 3, 2, 1, 0]), ("$[-2:]", [3, 4]), ("$[3:0:-2]", [3, 1]),
            ("$[::0]", []), ("$[-9007199254740991:9007199254740991:9007199254740991]", [0]),
            ("$[9007199254740991:-9007199254740991:-9007199254740991]", [4]), ("$[:2:]", [0, 1]),
        ]
        for (path, values) in cases { #expect(try select(path, document) == values, "\(path)") }
        #expect(try select("$[::-1]", []) == [])
    }

    @Test func comparesNumbersByValue() throws {
        let document = try JSONValue.parse("[1, 1.0, 10e-1, 9007199254740993, 1e400, -0, \"1\"]")
        #expect(try select("$[?@ == 1]", document).count == 3)
        #expect(try select("$[?@ == 9007199254740992]", document).isEmpty)
        #expect(try select("$[?@ > 9007199254740992]", document).count == 2)
        #expect(try select("$[?@ == 1E+400]", document).count == 1)
        #expect(try select("$[?@ == 0]", document).count == 1)
        #expect(try select("$[?@ <= -0]", document).count == 1)
    }

    @Test func comparesTextsByCodePoint() throws {
        // U+FFFD precedes U+1F600, though not in UTF-16; é is not e and an accent.
        let document: JSONValue = ["\u{FFFD}", "\u{1F600}", "e\u{301}", "\u{E9}"]
        #expect(try select("$[?@ > '\u{FFFD}']", document) == ["\u{1F600}"])
        #expect(try select(#"$[?@ == '\u00E9']"#, document) == ["\u{E9}"])
        #expect(try select("$[?length(@) == 2]", document) == ["e\u{301}"])
        #expect(try select("$['e\u{301}']", ["\u{E9}": 1]) == [])
    }

    @Test func tellsNullFromNothing() throws {
        #expect(
            try select("$[?value(@.*) == null]", [[.null], [.null, .null], [], [1], ["a": .null]]) == [
                [.null], ["a": .null],
            ])
        #expect(try select("$[?@.a == null]", [["a": .null], [:], ["a": 0]]) == [["a": .null]])
        #expect(
            try select("$[?@.a == @.b]", [["a": .null], [:], ["a": .null, "b": .null]]) == [
                [:], ["a": .null, "b": .null],
            ])
        #expect(try select("$[?@.a <= @.b]", [["a": .null], [:]]) == [[:]])
    }

    @Test func matchesPatterns() throws {
        let document: JSONValue = ["texts": ["ab", "xaby", "b", 1], "pattern": "ab?", "bad": "a\\d", "number": 1]
        #expect(try select("$.texts[?match(@, 'a.')]", document) == ["ab"])
        #expect(try select("$.texts[?search(@, 'a.')]", document) == ["ab", "xaby"])
        #expect(try select("$.texts[?match(@, $.pattern)]", document) == ["ab"])
        #expect(try select("$.texts[?search(@, $.pattern)]", document) == ["ab", "xaby"])
        #expect(try select("$.texts[?search(@, $.bad) || search(@, $.number) || search(@, $.none)]", document) == [])
        let long = JSONValue.string(String(repeating: "a|", count: 600))
        #expect(try select("$.texts[?search(@, $.pattern)]", ["texts": ["a"], "pattern": long]) == [])
    }

    /// A document of many patterns, each of which is compiled once and found again.
    @Test func compilesEachPatternOnce() throws {
        let names = (0..<50).map { "n\($0)" }
        let document = JSONValue.array((names + names).map { .string($0) })
        let calls = Counter()
        let path = try JSONPath("$[?match(@, @)]") { pattern, _ in
            calls.add()
            return { $0 == pattern }
        }
        #expect(path.values(in: document).count == 100)
        #expect(calls.count == 50)
    }

    @Test func compilesWrittenPatternsBeforehand() throws {
        let calls = Counter()
        let path = try JSONPath("$[?match(@, 'a') || search(@, 'b')]") { pattern, whole in
            calls.add()
            return { whole ? $0 == pattern : $0.hasSuffix(pattern) }
        }
        #expect(calls.count == 2)
        #expect(path.values(in: ["a", "xa", "b", "xb"]) == ["a", "b", "xb"])
        #expect(calls.count == 2)
    }

    @Test func stopsEarly() throws {
        let document: JSONValue = [1, 2, 3]
        var seen: [JSONValue] = []
        let path = try JSONPath("$[*]")
        #expect(
            path.matches(anyIn: document) { value in
                seen.append(value)
                return value == 2
            })
        #expect(seen == [1, 2])
        #expect(!path.matches(anyIn: document) { $0 == 4 })
        #expect(try JSONPath("$[0]").matches(anyIn: document) { $0 == 1 })
        #expect(try !JSONPath("$[0]").matches(anyIn: document) { $0 == 2 })
        #expect(path.visit(in: document) { _ in false } == .stopped)
        #expect(path.visit(in: document) { _ in true } == .finished)
    }

    @Test func boundsVisits() throws {
        let elements = (0..<100).map { JSONValue(integerLiteral: $0) }
        let document = JSONValue.array(elements)
        let needs: [(path: String, tooFew: Int, enough: Int)] = [
            ("$[*]", 100, 101), ("$..*", 200, 201), ("$[?@ >= 0]", 200, 201), ("$[?$ == $]", 10_200, 10_201),
            ("$[?count($[*]) == 1]", 10_200, 10_201), ("$[?!@[?@ == 1]]", 400, 401),
        ]
        for (text, tooFew, enough) in needs {
            let path = try JSONPath(text)
            #expect(path.visit(in: document, limit: tooFew) { _ in true } == .limitExceeded, "\(text)")
            #expect(path.visit(in: document, limit: enough) { _ in true } == .finished, "\(text)")
        }
        // Three filters inside one another look at each node once for each node and again: nothing, not a part.
        let endless = try JSONPath("$[0, ?count($[?count($[?count($[*]) > 0]) > 0]) > 0]")
        #expect(try JSONPath("$[?count($[*]) > 0]").nodes(in: document).count == 100)
        #expect(endless.nodes(in: .array(elements + elements + elements)).isEmpty)
        #expect(endless.values(in: .array(elements + elements + elements)).isEmpty)
    }

    @Test func takesDeepDocuments() throws {
        let depth = JSONScanner.depthLimit
        let arrays = try JSONValue.parse(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
        #expect(try select("$..*", arrays).count == depth - 1)
        #expect(try select("$..[?@ == $[0]]", arrays) == [arrays[0] ?? .null])
        let filters = "$" + String(repeating: "[?@", count: 100) + String(repeating: "]", count: 100)
        #expect(try select(filters, arrays).count == 1)
        #expect(try select("$" + String(repeating: "[0]", count: depth - 1), arrays) == [[]])
        let objects = try JSONValue.parse(
            String(repeating: #"{"a":"#, count: depth - 1) + "{}" + String(repeating: "}", count: depth - 1))
        let deepest = try #require(JSONPath("$..a").nodes(in: objects).last)
        #expect(deepest.location.steps.count == depth - 1)
        #expect(deepest.location.description == "$" + String(repeating: "['a']", count: depth - 1))
        #expect(deepest.value == [:])
    }

    @Test func writesPlaces() throws {
        let name = "'\\\u{8}\t\n\u{C}\r\0\u{1F}\"é"
        let members: [(String, JSONValue)] = [(name, [1, 2])]
        let nodes = try JSONPath("$[*][-1]").nodes(in: .object(JSONObject(members)))
        let place = try #require(nodes.first?.location)
        #expect(place.description == #"$['\'\\\b\t\n\f\r\u0000\u001f"é'][1]"#)
        #expect(place.steps == [.name(JSONName(name)), .index(1)])
        #expect(place.pointer == JSONPointer(tokens: [name, "1"]))
        #expect(JSONPathLocation.root.description == "$")
    }
}

/// Counts calls from closures that any thread may make.
private final class Counter: @unchecked Sendable {
    private(set) var count = 0

    func add() { count += 1 }
}
