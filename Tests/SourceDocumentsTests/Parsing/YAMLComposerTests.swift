import JSONModel
import Testing

@testable import SourceDocuments

@Suite struct YAMLComposerTests {
    @Test func everyNodeKnowsItsPlace() throws {
        let document = try parse(
            """
            # remark
            title: "é x"
            list:
              - one
              - {a: ü, b: [1]}
              -
            "päth": !!str 1
            """)
        let places = [
            "", "/title", "/list", "/list/0", "/list/1", "/list/1/a", "/list/1/b", "/list/1/b/0", "/list/2", "/päth",
        ].map { document.node(at: JSONPointer($0)!)?.location.description }
        #expect(
            places == [
                "a.yaml:2:1", "a.yaml:2:8", "a.yaml:4:3", "a.yaml:4:5", "a.yaml:5:5", "a.yaml:5:9", "a.yaml:5:15",
                "a.yaml:5:16", "a.yaml:6:4", "a.yaml:7:9",
            ])
        #expect(document.keyLocation(at: JSONPointer("/list/1/b")!)?.description == "a.yaml:5:12")
        #expect(document.keyLocation(at: JSONPointer("/päth")!)?.description == "a.yaml:7:1")
    }

    @Test func byteOrderMarkTakesNoColumn() throws {
        let document = try parse("\u{FEFF}a: 1")
        #expect(document.root.jsonValue == ["a": 1])
        #expect(document.root.location.description == "a.yaml:1:1")
        #expect(document.node(at: JSONPointer("/a")!)?.location.description == "a.yaml:1:4")
    }

    @Test func aliasesShareTheNode() throws {
        let document = try parse("base: &b {x: &x 1}\nuse: [*b, *b]\nn: *x\n&k key: 1\nother: {*k : 2}")
        #expect(
            document.root.jsonValue
                == ["base": ["x": 1], "use": [["x": 1], ["x": 1]], "n": 1, "key": 1, "other": ["key": 2]])
        let base = try #require(document.root["base"])
        #expect(document.node(at: JSONPointer("/use/1")!) === base)
    }

    @Test func anAnchorMayBeGivenAnew() throws {
        #expect(try value(of: "- &a 1\n- *a\n- &a 2\n- *a\n") == [1, 1, 2, 2])
    }

    @Test func anchorsEndWithTheirDocument() {
        let error = #expect(throws: Diagnostic.self) {
            try SourceParser.parseAll(bytes: Array("a: &a 1\n---\nb: *a".utf8), file: "a.yaml")
        }
        #expect(
            error?.rendered
                == "a.yaml:3:4: error: the alias *a names no anchor; expected &a further up, or quotes [unknown-anchor]"
        )
    }

    @Test func mergeKeysAreOrdinaryKeys() throws {
        #expect(try value(of: "a: &a {x: 1}\nb:\n  <<: *a\n  y: 2") == ["a": ["x": 1], "b": ["<<": ["x": 1], "y": 2]])
    }

    @Test func refusesAliasesThatExplode() {
        var text = "a0: &a0 x\n"
        for level in 1...9 {
            let list = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(list)]\n"
        }
        #expect(
            fault(in: text)
                == "a.yaml:7:45: error: the aliases up to *a5 stand for more than 1000000 nodes [alias-expansion]")
    }

    @Test func longScalarsCountForMore() {
        let text = "- &a " + String(repeating: "x", count: 32_000) + "\n" + String(repeating: "- *a\n", count: 1000)
        #expect(
            fault(in: text)
                == "a.yaml:1001:3: error: the aliases up to *a stand for more than 1000000 nodes [alias-expansion]")
    }

    @Test(arguments: [
        ("a: &a [*a]", "1:8: error: the alias *a stands inside the node that it names [recursive-alias]"),
        ("a: *b", "1:4: error: the alias *b names no anchor; expected &b further up, or quotes [unknown-anchor]"),
        (
            "a: &a [1]\n*a : 2",
            "2:1: error: a mapping or sequence cannot be a key, expected text; quote the key if the braces or brackets "
                + "belong to it [bad-key]"
        ),
        (
            "a: &k x\nb: {x: 1, *k : 2}",
            "2:11: error: the key \"x\" stands twice in its mapping, first at a.yaml:2:5 [duplicate-key]"
        ),
    ])
    func refusesAliasesWithoutMeaning(text: String, finding: String) {
        #expect(fault(in: text) == "a.yaml:" + finding)
    }

    @Test func depthIsBounded() throws {
        func nested(_ depth: Int) -> String {
            "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(fault(in: nested(499)) == nil)
        #expect(
            fault(in: nested(500))
                == "a.yaml:1:503: error: more than 500 mappings and sequences inside one another [too-deep]")
        let blocks = (0..<600).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(fault(in: blocks)?.hasSuffix("[too-deep]") == true)
        #expect(fault(in: "a: " + String(repeating: "[", count: 100_000))?.hasSuffix("[too-deep]") == true)
    }

    @Test func aliasesDoNotEvadeTheDepth() throws {
        func stacked(_ depth: Int) -> String {
            "- &a " + String(repeating: "[", count: 300) + String(repeating: "]", count: 300) + "\n- "
                + String(repeating: "[", count: depth) + "*a" + String(repeating: "]", count: depth) + "\n"
        }
        #expect(fault(in: stacked(199)) == nil)
        #expect(
            fault(in: stacked(200))
                == "a.yaml:2:203: error: more than 500 mappings and sequences inside one another [too-deep]")
    }

    @Test func largeMappingsFindTheirDuplicates() throws {
        let text = (0..<2000).map { "key\($0): \($0)\n" }.joined()
        #expect(try parse(text).root.entries?.count == 2000)
        for key in [0, 16, 17, 1999] {
            #expect(
                fault(in: text + "key\(key): x")
                    == "a.yaml:2001:1: error: the key \"key\(key)\" stands twice in its mapping, "
                    + "first at a.yaml:\(key + 1):1 [duplicate-key]")
        }
    }

    @Test func keysAreComparedByTheirCodePoints() throws {
        #expect(try parse("\"\\u00e9\": 1\n\"e\\u0301\": 2").root.entries?.count == 2)
    }
}
