import JSONModel
import Testing

@Suite struct JSONScannerTests {
    /// Writes every event down.
    struct Recorder: JSONScanHandler {
        let bytes: [UInt8]
        var events: [String] = []

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        mutating func beginObject(at offset: Int) { events.append("{\(offset)") }
        mutating func endObject(at offset: Int) { events.append("}\(offset)") }
        mutating func beginArray(at offset: Int) { events.append("[\(offset)") }
        mutating func endArray(at offset: Int) { events.append("]\(offset)") }
        mutating func key(_ token: JSONToken) { events.append("\(token.offset) \(token.text(in: bytes.span)):") }
        mutating func scalar(_ token: JSONToken) {
            events.append("\(token.offset)..\(token.end) \(token.kind) \(token.value(in: bytes.span).compactText)")
        }
    }

    func events(_ text: String) throws -> [String] {
        let bytes = Array(text.utf8)
        var recorder = Recorder(bytes)
        var scanner = JSONScanner()
        try scanner.scan(bytes.span, into: &recorder)
        return recorder.events
    }

    @Test func tellsOfEveryPartInOrder() throws {
        let text = #" {"a" : [1, "b\n", {}], "é":null ,"c":[ ]} "#
        #expect(
            try events(text) == [
                "{1", "2 a:", "[8", "9..10 integer 1", #"12..17 escapedString "b\n""#, "{19", "}20", "]21", "24 é:",
                "29..33 null null", "35 c:", "[39", "]41", "}42",
            ])
    }

    @Test(arguments: [
        ("0", "0..1 integer 0"), ("-0", "0..2 number -0"), ("7", "0..1 integer 7"),
        ("9223372036854775807", "0..19 integer 9223372036854775807"),
        ("9223372036854775808", "0..19 number 9223372036854775808"),
        ("-9223372036854775808", "0..20 integer -9223372036854775808"),
        ("-9223372036854775809", "0..20 number -9223372036854775809"),
        ("12345678901234567890123", "0..23 number 12345678901234567890123"), ("1.0", "0..3 number 1.0"),
        ("1e2", "0..3 number 1e2"), ("-0.5E-07", "0..8 number -0.5E-07"), ("true", "0..4 true true"),
        ("\tfalse\r\n", "1..6 false false"), (#""""#, #"0..2 string """#),
    ])
    func topLevelScalars(_ text: String, _ event: String) throws {
        #expect(try events(text) == [event])
    }

    @Test func escapesBecomeCharacters() throws {
        let text = #""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00\u0000x""#
        let bytes = Array(text.utf8)
        let value = try JSONValue.parse(bytes)
        #expect(value == .string("\"\\/\u{8}\u{C}\n\r\tAé€😀\u{0}x"))
        #expect(try events(text).first == "0..\(bytes.count) escapedString \(value.compactText)")
    }

    @Test func namesMayRepeatInOtherObjects() throws {
        let text = #"[{"a":{"a":{"a":1}}},{"a":1},{"b":{"c":1},"c":{"b":2}}]"#
        #expect(try events(text).count(where: { $0.hasSuffix("a:") }) == 4)
    }

    @Test func equivalentNamesAreNotEqual() throws {
        // A precomposed é, and e with a combining accent; an ångström sign and an å of the same length in UTF-8.
        let value = try JSONValue.parse("{\"\u{E9}\":1,\"e\u{301}\":2,\"\u{212B}\":3,\"A\u{30A}\":4}")
        #expect(value.objectValue?.count == 4)
        #expect(value["\u{E9}"] == 1)
        #expect(value["e\u{301}"] == 2)
        #expect(value["A\u{30A}"] == 4)
        #expect(JSONValue.string("\u{212B}") != .string("A\u{30A}"))
    }

    @Test func findsDuplicatesAmongManyNames() throws {
        var scanner = JSONScanner()
        for count in [15, 16, 17, 18, 40, 63, 64, 65, 1000, 5000] {
            let members = (0..<count).map { "\"name \($0)\":{\"name 1\":[{\"name 1\":0}]}" }.joined(separator: ",")
            try scanner.validate(Array("{\(members)}".utf8).span)
            for repeated in [0, 1, count / 2, count - 1] {
                let text = "{\(members),\"name \(repeated)\":1}"
                let error = try #require(throws: JSONSyntaxError.self) { try scanner.validate(Array(text.utf8).span) }
                #expect(error.offset == members.utf8.count + 2)
            }
        }
    }

    @Test func aLargeObjectInsideALargeObject() throws {
        let inner = "{" + (0..<50).map { "\"i\($0)\":0" }.joined(separator: ",") + "}"
        let members = (0..<50).map { "\"o\($0)\":\(inner)" }.joined(separator: ",")
        var scanner = JSONScanner()
        try scanner.validate(Array("{\(members)}".utf8).span)
        let text = "{\(members),\"o3\":0}"
        let error = try #require(throws: JSONSyntaxError.self) { try scanner.validate(Array(text.utf8).span) }
        #expect(error.offset == members.utf8.count + 2)
    }

    @Test func specialBytesAreFoundAtEveryPlaceOfAWord() throws {
        for length in 0..<40 {
            for place in 0...length {
                var text = String(repeating: "x", count: length)
                text.insert(contentsOf: "\\n", at: text.index(text.startIndex, offsetBy: place))
                let value = try JSONValue.parse("\"\(text)\"")
                #expect(value.stringValue?.utf8.count == length + 1)
                text.insert("é", at: text.index(text.startIndex, offsetBy: place))
                #expect(try JSONValue.parse("[\"\(text)\"]")[0]?.stringValue?.utf8.count == length + 3)
            }
        }
    }

    @Test func isReusableAfterAFault() throws {
        var scanner = JSONScanner()
        #expect(throws: JSONSyntaxError.self) { try scanner.validate(Array(#"{"a":[{"b":"#.utf8).span) }
        try scanner.validate(Array(#"{"a":1}"#.utf8).span)
        #expect(throws: JSONSyntaxError.self) { try scanner.validate(Array("]".utf8).span) }
        try scanner.validate(Array(#"{"a":1,"b":2}"#.utf8).span)
    }
}
