import JSONModel
import Testing

@testable import JSONSchema

@Suite struct IntegerFormatTests {
    @Test(arguments: [
        ("int8", -128, 127), ("int16", -32_768, 32_767), ("int32", -2_147_483_648, 2_147_483_647), ("uint8", 0, 255),
        ("uint16", 0, 65_535), ("uint32", 0, 4_294_967_295),
    ])
    func bounds(name: String, low: Int, high: Int) throws {
        let format = try #require(IntegerFormat(rawValue: name))
        #expect(format.accepts(JSONNumber(low)))
        #expect(format.accepts(JSONNumber(high)))
        #expect(!format.accepts(JSONNumber(low - 1)))
        #expect(!format.accepts(JSONNumber(high + 1)))
        #expect(!format.accepts(JSONNumber(0.5)))
        #expect(!format.expectation.isEmpty)
    }

    @Test func int64HoldsAllOfSixtyFourBits() throws {
        #expect(IntegerFormat.int64.accepts(JSONNumber(.min)))
        #expect(IntegerFormat.int64.accepts(JSONNumber(.max)))
        #expect(!IntegerFormat.int64.accepts(try #require(JSONNumber(text: "9223372036854775808"))))
    }
}
