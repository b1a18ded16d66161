import JSONModel
import Testing

@Suite struct JSONSerializationTests {
    static let texts: [(JSONValue, String)] = [
        (JSONValue.null, "null"), (true, "true"), (false, "false"), (0, "0"), (-7, "-7"), (10, "10"), (99, "99"),
        (100, "100"), (9_223_372_036_854_775_807, "9223372036854775807"),
        (-9_223_372_036_854_775_808, "-9223372036854775808"),
        (1_000_000_000_000_000_000, "1000000000000000000"), (4.2, "4.2"), (0.1, "0.1"), (1.0, "1.0"), (-2.0, "-2.0"),
        (1e20, "1e+20"), (1.5e-7, "1.5e-07"), (1_152_921_504_606_846_976.0, "1152921504606846976.0"), (-0.0, "-0.0"),
        ("", #""""#), ("a/b", #""a/b""#), ("é€😀", #""é€😀""#), ("\"\\\n\r\t\u{8}\u{C}", #""\"\\\n\r\t\b\f""#),
        ("\u{0}\u{1}\u{1F}\u{7F}", "\"\\u0000\\u0001\\u001f\u{7F}\""), ([], "[]"), ([:], "{}"),
        ([1, [2, .null]], "[1,[2,null]]"),
        (["b": 1, "a": ["x\n": "y"]], #"{"b":1,"a":{"x\n":"y"}}"#),
    ]

    @Test(arguments: texts)
    func compact(_ value: JSONValue, _ text: String) throws {
        #expect(value.compactText == text)
        #expect(value.serialized() == Array(text.utf8))
        #expect(value.description == text)
        #expect(try JSONValue.parse(text) == value)
        var bytes = Array("before ".utf8)
        value.serialize(into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "before " + text)
    }

    @Test func escapesAtEveryPlaceOfAWord() {
        for length in 0..<30 {
            for place in 0...length {
                for (character, escape) in [
                    ("\"", "\\\""), ("\\", "\\\\"), ("\u{1F}", "\\u001f"), ("é", "é"), ("\u{80}", "\u{80}"),
                ] {
                    let left = String(repeating: "!", count: place)
                    let right = String(repeating: "\u{7E}", count: length - place)
                    #expect(JSONValue.string(left + character + right).compactText == "\"\(left)\(escape)\(right)\"")
                }
            }
        }
    }

    @Test func pretty() {
        let value: JSONValue = ["a": [1, ["b": .null], [], [:]], "c": "d", "e": [:]]
        #expect(
            value.prettyText == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    },
                    [],
                    {}
                  ],
                  "c": "d",
                  "e": {}
                }
                """)
        #expect(JSONValue.string("x").prettyText == "\"x\"")
    }

    @Test func aNumberThatIsNotFiniteIsNeverWritten() {
        #expect(JSONValue.number(JSONNumber(Double.infinity)).compactText == "0.0")
        #expect(JSONValue.number(JSONNumber(Double.nan)).compactText == "0.0")
    }
}
