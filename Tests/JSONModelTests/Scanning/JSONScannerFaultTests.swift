import JSONModel
import Testing

@Suite struct JSONScannerFaultTests {
    struct Fault: CustomTestStringConvertible, Sendable {
        let text: [UInt8]
        let offset: Int
        let words: String
        var testDescription: String { String(decoding: text, as: UTF8.self) }

        init(_ text: String, _ offset: Int, _ words: String) {
            self.init(bytes: Array(text.utf8), offset, words)
        }

        init(bytes: [UInt8], _ offset: Int, _ words: String) {
            self.text = bytes
            self.offset = offset
            self.words = words
        }
    }

    static let structure = [
        Fault("", 0, "empty"), Fault("  ", 2, "ends too early"), Fault("[", 1, "ends too early"),
        Fault("[1", 2, "ends too early"), Fault("[1,", 3, "ends too early"), Fault("{", 1, "ends too early"),
        Fault("{\"a\"", 4, "ends too early"), Fault("{\"a\":", 5, "ends too early"),
        Fault("{\"a\":1", 6, "ends too early"), Fault("{\"a\":1,", 7, "ends too early"),
        Fault("\"ab", 3, "ends too early"), Fault("\"ab\\", 4, "ends too early"),
        Fault("\"\\u00", 5, "ends too early"), Fault("\"\\ud83d", 7, "ends too early"),
        Fault("tru", 3, "ends too early"),
        Fault("-", 1, "ends too early"), Fault("1.", 2, "ends too early"), Fault("1e", 2, "ends too early"),
        Fault("1e+", 3, "ends too early"),
        Fault("[1,]", 3, "expected a value, found ']'"), Fault("[,1]", 1, "expected a value"),
        Fault("[1 2]", 3, "expected ',' or ']' after the element, found '2'"), Fault("[1}", 2, "expected ',' or ']'"),
        Fault("{\"a\":1]", 6, "expected ',' or '}'"), Fault("{\"a\":1,}", 7, "expected a member's name in quotes"),
        Fault("{a:1}", 1, "name in quotes or '}'"), Fault("{1:1}", 1, "name in quotes"),
        Fault("{\"a\" 1}", 5, "expected ':'"), Fault("{\"a\":,}", 5, "expected a value"), Fault("{,}", 1, "name"),
        Fault("1 2", 2, "expected nothing after the value, found '2'"), Fault("[]]", 2, "nothing after"),
        Fault("{} x", 3, "nothing after"), Fault("]", 0, "expected a value"), Fault("// x", 0, "expected a value"),
        Fault("[1,/*x*/2]", 3, "expected a value"), Fault("'a'", 0, "expected a value"),
        Fault("\u{C}1", 0, "found byte 0x0C"), Fault("\u{A0}1", 0, "found byte 0xC2"),
        Fault("\u{FEFF}1", 0, "byte order mark"), Fault("[\u{FEFF}1]", 1, "expected a value"),
    ]
    static let literals = [
        Fault("nul!", 3, "expected null"), Fault("True", 0, "expected a value"), Fault("trve", 2, "expected true"),
        Fault("falsy", 4, "expected false"), Fault("nullx", 4, "nothing after"), Fault("NaN", 0, "expected a value"),
        Fault("Infinity", 0, "expected a value"), Fault("-Infinity", 1, "expected a digit, found 'I'"),
        Fault("undefined", 0, "expected a value"),
    ]
    static let numbers = [
        Fault("01", 1, "leading zeros"), Fault("-01", 2, "leading zeros"), Fault("[00]", 2, "leading zeros"),
        Fault("1.x", 2, "expected a digit"), Fault("1.e1", 2, "expected a digit"), Fault(".5", 0, "expected a value"),
        Fault("+1", 0, "expected a value"), Fault("- 1", 1, "expected a digit"), Fault("--1", 1, "expected a digit"),
        Fault("1ex", 2, "expected a digit"), Fault("1e+-1", 3, "expected a digit"), Fault("0x10", 1, "nothing after"),
        Fault("1.2.3", 3, "nothing after"), Fault("[1e5e5]", 4, "expected ','"), Fault("1_000", 1, "nothing after"),
    ]
    static let strings = [
        Fault("\"a\u{0}b\"", 2, "U+0000"), Fault("\"tab\there\"", 4, "U+0009"), Fault("\"a\nb\"", 2, "U+000A"),
        Fault("\"a long enough text\u{1F}\"", 19, "U+001F"), Fault("\"\\x41\"", 1, "no such escape"),
        Fault("\"abcdefghijk\\ \"", 12, "no such escape"), Fault("\"\\u12G4\"", 5, "four hexadecimal digits"),
        Fault("\"\\u 123\"", 3, "four hexadecimal digits"), Fault("\"\\ud800\"", 1, "surrogate"),
        Fault("\"ab\\ud800x\"", 3, "surrogate"), Fault("\"\\udc00\"", 1, "surrogate"),
        Fault("\"\\ud800\\n\"", 1, "surrogate"), Fault("\"\\ud800\\u0041\"", 1, "surrogate"),
        Fault("\"\\ud800\\ud800\"", 1, "surrogate"), Fault("\"\\ud800\\uzz\"", 9, "four hexadecimal digits"),
    ]
    static let encoding = [
        Fault(bytes: [0x22, 0x80, 0x22], 1, "not UTF-8"), Fault(bytes: [0x22, 0x61, 0xC0, 0x80, 0x22], 2, "not UTF-8"),
        Fault(bytes: [0x22, 0xC1, 0xBF, 0x22], 1, "not UTF-8"),
        Fault(bytes: [0x22, 0xE0, 0x9F, 0xBF, 0x22], 1, "not UTF-8"),
        Fault(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], 1, "not UTF-8"),
        Fault(bytes: [0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22], 1, "not UTF-8"),
        Fault(bytes: [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1, "not UTF-8"),
        Fault(bytes: [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], 1, "not UTF-8"),
        Fault(bytes: [0x22, 0xE2, 0x28, 0xA1, 0x22], 1, "not UTF-8"),
        Fault(bytes: [0x22, 0xE2, 0x82, 0x22], 1, "not UTF-8"), Fault(bytes: [0x22, 0xE2, 0x82], 3, "ends too early"),
        Fault(bytes: [0x22, 0xF0, 0x9F, 0x98], 4, "ends too early"), Fault(bytes: [0x22, 0xFF, 0x22], 1, "not UTF-8"),
        Fault(bytes: [0xFE, 0xFF], 0, "found byte 0xFE"), Fault(bytes: Array("[1]".utf8) + [0], 3, "found byte 0x00"),
    ]
    static let names = [
        Fault("{\"a\":1,\"a\":2}", 7, #"two members named "a""#), Fault(#"{"a":1,"\u0061":2}"#, 7, #"named "a""#),
        Fault(#"{"\u0061":1,"b":2,"a":3}"#, 18, "two members"), Fault(#"{"":1,"":2}"#, 6, #"named """#),
        Fault(#"{"a\u0000b":1}"#, 3, #"must not hold \u0000"#), Fault(#"{"x":{"y":1,"y":2}}"#, 12, "two members"),
        Fault(#"{"a":{"a":1},"a":2}"#, 13, "two members"), Fault(#"{"é\n":1,"é\u000A":2}"#, 10, #"named "é\n""#),
        Fault(#"{"a long name of the sort":1,"a long name of the sort":2}"#, 29, "two members"),
    ]
    static let all = [structure, literals, numbers, strings, encoding, names].flatMap(\.self)

    @Test(arguments: all) func refuses(_ fault: Fault) throws {
        var scanner = JSONScanner()
        let error = try #require(throws: JSONSyntaxError.self) { try scanner.validate(fault.text.span) }
        #expect(error.offset == fault.offset)
        #expect(error.reason.contains(fault.words), "\(error)")
        #expect(!error.reason.contains("\n"))
    }

    @Test(arguments: all) func failsAlikeInTheMiddleOfALongerText(_ fault: Fault) throws {
        guard fault.words != "byte order mark", fault.words != "empty" else { return }
        var scanner = JSONScanner()
        let prefix = Array(#"{"first":[{"a":{}}, "#.utf8)
        let error = try #require(throws: JSONSyntaxError.self) { try scanner.validate((prefix + fault.text).span) }
        // A whole value followed by something is a fault of the list around it here.
        if !fault.words.contains("nothing after") { #expect(error.offset == prefix.count + fault.offset) }
    }

    @Test func depthHasALimit() throws {
        func nested(_ depth: Int, _ open: String, _ close: String) -> [UInt8] {
            Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
        }
        var scanner = JSONScanner()
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
            let levels = open.utf8.count(where: { $0 == 0x5B || $0 == 0x7B })
            try scanner.validate(nested(500 / levels, open, close).span)
            #expect(try JSONValue.parse(nested(500 / levels, open, close)) != .null)
            let error = try #require(throws: JSONSyntaxError.self) {
                try scanner.validate(nested(500 / levels + 1, open, close).span)
            }
            #expect(error.offset == 500 / levels * open.utf8.count)
            #expect(error.reason.contains("more than 500"))
        }
        let endless = try #require(throws: JSONSyntaxError.self) {
            try scanner.validate(Array(repeating: 0x5B, count: 100_000).span)
        }
        #expect(endless.offset == 500)
    }

    @Test func everyPrefixEndsTooEarly() throws {
        let text = """
            {"a": [1, -2.5e+10, true, false, null, {"b": "c\\u00e9\\ud83d\\ude00é😀", "": {}}], "d": [], "long": \
            "0123456789012345678901234567890123456789"}
            """
        let bytes = Array(text.utf8)
        var scanner = JSONScanner()
        try scanner.validate(bytes.span)
        for count in 0..<bytes.count {
            let error = try #require(throws: JSONSyntaxError.self) { try scanner.validate(Array(bytes[..<count]).span) }
            #expect(error.offset == count)
        }
    }

    @Test func randomBytesNeverCrashAndParsersAgree() {
        var random = SplitMix(state: 0x5EED)
        let alphabet =
            Array("{}[]\",:\\u0123456789abcdefnulltrue -+.eE\n".utf8) + [0xC3, 0xA9, 0xF0, 0x9F, 0x98, 0x80, 0]
        var accepted = 0
        for round in 0..<20_000 {
            let length = Int(random.next() % 24)
            let bytes = (0..<length).map { _ in
                round % 4 == 0
                    ? UInt8(truncatingIfNeeded: random.next()) : alphabet[Int(random.next() % UInt64(alphabet.count))]
            }
            var scanner = JSONScanner()
            do throws(JSONSyntaxError) {
                try scanner.validate(bytes.span)
                accepted += 1
                let value = try JSONValue.parse(bytes)
                #expect(try JSONValue.parse(value.serialized()) == value)
            } catch {
                #expect((0...bytes.count).contains(error.offset))
            }
        }
        #expect(accepted > 100)
    }

    @Test func mutatedDocumentsNeverCrash() throws {
        let original = Array(
            #"{"id":17,"name":"caf\u00e9 ☕","tags":["a","b",null],"ratio":-1.5e3,"in":{"x":[{}]}}"#.utf8)
        var random = SplitMix(state: 42)
        let parser = JSONParser()
        for _ in 0..<10_000 {
            var bytes = original
            for _ in 0...Int(random.next() % 3) {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[Int(random.next() % UInt64(bytes.count))], at: place)
                }
            }
            if let value = try? parser.parse(bytes) { #expect(try parser.parse(value.serialized()) == value) }
        }
    }
}
