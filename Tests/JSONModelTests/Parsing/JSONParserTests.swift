import JSONModel
import Testing

@Suite struct JSONParserTests {
    @Test func parsesEveryKind() throws {
        let value = try JSONValue.parse(
            #"{"n":null,"t":true,"f":false,"i":-5,"d":4.2,"s":"é","a":[1,[],{}],"o":{"x":1}}"#)
        #expect(
            value == [
                "n": .null, "t": true, "f": false, "i": -5, "d": 4.2, "s": "é", "a": [1, [], [:]], "o": ["x": 1],
            ])
        #expect(value.objectValue?.names == ["n", "t", "f", "i", "d", "s", "a", "o"])
    }

    @Test(arguments: ["null", "true", "false", "0", "-0", "12", "-7.50", "1e400", "\"\"", "\"x\"", "[]", "{}"])
    func aTextMayBeAnyValue(_ text: String) throws {
        #expect(try JSONValue.parse(text).compactText == text)
        #expect(try JSONValue.parse(" \n\(text)\t\r").compactText == text)
    }

    @Test func numbersKeepTheirText() throws {
        let text =
            #"[1,1.0,1e2,-0,4.2,18446744073709551615,-9223372036854775808,9223372036854775808,1E+2,"#
            + #"{"a":0.10,"b":[2,123456789012345678901234567890]},1e400,-1e-400,3,0.1000000000000000055511151231257827]"#
        #expect(try JSONValue.parse(text).compactText == text)
    }

    @Test func aParserIsReusableAfterFaults() throws {
        let parser = JSONParser()
        for _ in 0..<3 {
            #expect(throws: JSONSyntaxError.self) { try parser.parse(Array(#"[1.5,{"a":"#.utf8)) }
            #expect(try parser.parse(Array("[2.5,3]".utf8)).compactText == "[2.5,3]")
            #expect(try parser.parse(Array("3".utf8)) == 3)
        }
    }

    @Test func stringsMayHoldNUL() throws {
        #expect(try JSONValue.parse(#"{"a":"x\u0000y"}"#) == ["a": "x\u{0}y"])
    }

    @Test func valuesOutliveTheirParser() async throws {
        let texts = (0..<64).map { #"{"index":\#($0),"text":"a text that is longer than fifteen bytes \#($0)"}"# }
        let values = try await withThrowingTaskGroup(of: (Int, JSONValue).self) { group in
            for (index, text) in texts.enumerated() {
                group.addTask { (index, try JSONValue.parse(text)) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for (index, text) in texts.enumerated() { #expect(values[index]?.compactText == text) }
    }

    @Test func largeTexts() throws {
        let element = #"{"id":1,"name":"one","tags":["a","b"],"ratio":0.5}"#
        let text = "[" + Array(repeating: element, count: 5_000).joined(separator: ",") + "]"
        let value = try JSONValue.parse(text)
        #expect(value.arrayValue?.count == 5_000)
        #expect(value.compactText == text)
        let long = String(repeating: "word ", count: 100_000)
        #expect(try JSONValue.parse("\"\(long)\"") == .string(long))
    }
}
