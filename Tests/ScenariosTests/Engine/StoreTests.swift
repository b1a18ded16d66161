import JSONModel
import Testing

@testable import Scenarios

@Suite struct StoreTests {
    @Test func valuesComeBackInTheOrderOfTheirKeysArrival() {
        var store = Store()
        store.put("b1", under: "b", in: "c")
        store.put("a1", under: "a", in: "c")
        store.put("b2", under: "b", in: "c")
        #expect(store.values(in: "c") == ["b2", "a1"])
        #expect(store.value(of: "a", in: "c") == "a1")
        #expect(store.value(of: "a", in: "other") == nil)
    }

    @Test func aRemovedKeyComesBackAtTheEnd() {
        var store = Store()
        store.put(1, under: "a", in: "c")
        store.put(2, under: "b", in: "c")
        #expect(store.remove("a", from: "c") == 1)
        #expect(store.remove("a", from: "c") == nil)
        store.put(3, under: "a", in: "c")
        #expect(store.values(in: "c") == [2, 3])
        #expect(store.collectionNames == ["c"])
    }
}
