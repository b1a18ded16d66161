import JSONModel
import Testing

@testable import JSONSchema

@Suite struct ValueTextTests {
    @Test(
        arguments: [
            ("a", #""a" (string)"#), (1, "1 (integer)"), (1.5, "1.5 (number)"), (true, "true (boolean)"),
            (.null, "null"),
            (["x"], "an array of 1 item"), (["a": 1, "b": 2], "an object of 2 members"),
        ] as [(JSONValue, String)])
    func namesTheType(value: JSONValue, expected: String) {
        #expect(ValueText.typed(value) == expected)
    }

    @Test func masksAllButTheType() {
        #expect(ValueText.typedMask("hunter2") == "*** (string)")
        #expect(ValueText.typedMask(["hunter2"]) == "*** (array)")
        #expect(ValueText.typedMask(.null) == "null")
    }

    @Test func cutsAtSixtyCharacters() {
        let text = String(repeating: "x", count: 60)
        #expect(ValueText.text(.string(text)) == "\"\(text)\"")
        #expect(ValueText.text(.string(text + "y")) == "\"\(text)…\"")
    }
}
