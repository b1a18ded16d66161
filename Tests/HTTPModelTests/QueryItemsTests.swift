import HTTPModel
import Testing

struct QueryItemsTests {
    @Test func readsPairsInOrder() throws {
        let query = try #require(QueryItems("a=1&b&a=2%2C3&&=x&c=&d=e=f"))
        #expect(query.items.map(\.name) == ["a", "b", "a", "", "c", "d"])
        #expect(query.items.map(\.value) == ["1", "", "2,3", "x", "", "e=f"])
        #expect(query.items.map(\.encodedValue) == ["1", nil, "2%2C3", "x", "", "e=f"])
        #expect(query.first("a") == "1")
        #expect(query.values("a") == ["1", "2,3"])
        #expect(query.first("z") == nil)
    }

    @Test func emptyTextHasNoPairs() throws {
        #expect(try #require(QueryItems("")).items.isEmpty)
    }

    @Test(arguments: ["a=%", "%zz=1", "a=%ff"])
    func refusesBadTriplets(_ text: String) {
        #expect(QueryItems(text) == nil)
    }
}
