import Support
import Testing

struct ReplaceableTests {
    @Test func holdsTheLatestValue() {
        let value = Replaceable("a")
        #expect(value.current == "a")
        #expect(value.replace { $0 + "b" } == "a")
        #expect(value.current == "ab")
        value.replace { $0 + "c" }
        #expect(value.current == "abc")
    }

    @Test func keepsTheValueWhenTheNextOneCannotBeMade() {
        struct Refusal: Error {}
        let value = Replaceable(1)
        #expect(throws: Refusal.self) { try value.replace { _ throws(Refusal) in throw Refusal() } }
        #expect(value.current == 1)
    }
}
