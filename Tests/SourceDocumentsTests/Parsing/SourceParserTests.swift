import JSONModel
import SourceDocuments
import Testing

@Suite struct SourceParserTests {
    @Test func readsJSONWithPlaces() throws {
        let document = try parse("\u{FEFF}\r\n {\"é\": [1,\n  {\"b\\u0041\": 1.50}],\r\"z\":null}", file: "a.json")
        #expect(document.root.jsonValue.compactText == "{\"é\":[1,{\"bA\":1.50}],\"z\":null}")
        let places = ["", "/é", "/é/0", "/é/1", "/é/1/bA", "/z"].map {
            document.location(at: JSONPointer($0)!).description
        }
        #expect(places == ["a.json:2:2", "a.json:2:8", "a.json:2:9", "a.json:3:3", "a.json:3:15", "a.json:4:5"])
        #expect(document.keyLocation(at: JSONPointer("/é/1/bA")!)?.description == "a.json:3:4")
    }

    @Test(arguments: [
        ("{\"a\": 1,}", "1:9: error: expected a member's name in quotes, found '}' [json-syntax]"),
        ("{\n \"é\": tru}", "2:10: error: expected true [json-syntax]"),
        ("[1, 2", "1:6: error: the text ends too early [json-syntax]"),
        ("{a: 1}", "1:2: error: expected a member's name in quotes or '}', found 'a' [json-syntax]"),
        (
            "{\"x\":1,\n\"a\": 1, \"\\u0061\": 2}",
            "2:9: error: the key \"a\" stands twice in its mapping, first at a.json:2:1 [duplicate-key]"
        ),
        (
            String(repeating: "[", count: 501),
            "1:501: error: more than 500 mappings and sequences inside one another [too-deep]"
        ),
    ])
    func saysWhatIsWrongWithJSON(text: String, finding: String) {
        #expect(fault(in: text, file: "a.json") == "a.json:" + finding)
    }

    @Test func readsFlowStyleOfAnyNameWhereItIsWanted() throws {
        let bytes = Array("[{ a: b }]".utf8)
        #expect(throws: Diagnostic.self) { try SourceParser.parse(bytes: bytes, file: "rules") }
        let document = try SourceParser.parse(bytes: bytes, file: "rules", takesFlowStyle: true)
        #expect(document.root.jsonValue == [["a": "b"]])
    }

    @Test func readsFlowStyleInFilesNamedYAML() throws {
        #expect(try value(of: "{a: 1, b: [x, y,]}") == ["a": 1, "b": ["x", "y"]])
        #expect(try value(of: "[a]\n", file: "b.yml") == ["a"])
        #expect(
            fault(in: "{a: 1", file: "a.yaml")
                == "a.yaml:1:1: error: the \"{\" that stands here is never closed [yaml-syntax]")
        #expect(
            fault(in: "{\"a\": 1, \"a\": 2}")
                == "a.yaml:1:10: error: the key \"a\" stands twice in its mapping, first at a.yaml:1:2 [duplicate-key]")
    }

    @Test func readsJSONThatLibrariesForYAMLRefuse() throws {
        #expect(try value(of: "{\"a\": \"\\ud83d\\ude00\"}") == ["a": "😀"])
        let key = String(repeating: "k", count: 5000)
        #expect(try value(of: "{\"\(key)\": 1}")[key] == 1)
    }

    @Test func readsEveryDocumentOfAStream() throws {
        let text = "# first\na: 1\n---\n[2]\n...\n---\n---\nd"
        let documents = try SourceParser.parseAll(bytes: Array(text.utf8), file: "a.yaml")
        #expect(documents.map(\.root.jsonValue) == [["a": 1], [2], .null, "d"])
        #expect(documents.map(\.root.location.position.line) == [2, 4, 7, 8])
        #expect(try SourceParser.parseAll(bytes: [], file: "a.yaml").isEmpty)
    }

    @Test func readsWindowsLinesAndTopLevelScalars() throws {
        #expect(try value(of: "a: 1\r\nb: |\r\n  x\r\n  y\r\n") == ["a": 1, "b": "x\ny\n"])
        #expect(try value(of: "text") == "text")
        #expect(try value(of: "'{'") == "{")
    }

    @Test func foldsAndChompsBlockScalars() throws {
        #expect(
            try value(of: "a: >\n  x\n  y\n\n  z\nb: |-\n  x\nc: |+\n  x\n\nd: |2\n    x\n")
                == ["a": "x y\nz\n", "b": "x", "c": "x\n\n", "d": "  x\n"])
    }
}
