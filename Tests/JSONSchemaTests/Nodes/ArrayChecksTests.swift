import JSONModel
import Testing

@testable import JSONSchema

@Suite struct ArrayChecksTests {
    /// Few elements are compared pairwise, many by hash.
    @Test(arguments: [3, 8, 9, 50])
    func findsEqualElements(count: Int) throws {
        var elements = (0..<count).map { JSONValue.object(JSONObject([("n", .number(JSONNumber($0))), ("m", .null)])) }
        #expect(ArrayChecks.equalPair(in: elements) == nil)
        elements[count - 1] = ["m": .null, "n": 1.0]
        let pair = try #require(ArrayChecks.equalPair(in: elements))
        #expect(pair == (1, count - 1))
    }
}
