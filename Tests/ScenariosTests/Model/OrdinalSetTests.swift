import Testing

@testable import Scenarios

@Suite struct OrdinalSetTests {
    @Test(arguments: [
        (["2"], [2]), (["2..3"], [2, 3]), (["5.."], [5, 6]), (["..2"], [1, 2]), (["1", "3..3", "6.."], [1, 3, 6]),
    ])
    func ordinalsAreMeantFromTheFirstToTheLast(texts: [String], meant: [Int]) throws {
        let set = try #require(OrdinalSet(texts))
        #expect((0...6).filter { set.contains($0) } == meant)
    }

    @Test(arguments: [
        "", "..", "0", "0..2", "..0", "3..2", "a", "2..b", "-1", "+1", " 2", "2...3", "99999999999999999999",
    ])
    func whatIsNoneIsRefused(text: String) {
        #expect(OrdinalSet([text]) == nil)
        #expect(OrdinalSet(["1", text]) == nil)
    }

    @Test func noneAtAllIsRefused() {
        #expect(OrdinalSet([]) == nil)
    }

    @Test func itIsWrittenAsItIsRead() throws {
        #expect(try #require(OrdinalSet(["2", "3..3", "4..5", "..2", "6.."])).description == "2, 3, 4..5, 1..2, 6..")
    }
}
