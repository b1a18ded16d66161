import HTTPModel
import Testing

struct PreferHeaderTests {
    @Test func firstOfANameWins() {
        let header = PreferHeader(["code=404, Respond-Async, wait = 10", "code=200, example=\"a, b\"; Strict; x=\"\""])
        #expect(header["code"] == "404")
        #expect(header["respond-async"] == "")
        #expect(header["wait"] == "10")
        #expect(header["example"] == "a, b")
        #expect(header["dynamic"] == nil)
        #expect(
            header.preferences.last?.parameters == [
                FieldParameter(name: "strict", value: ""), FieldParameter(name: "x", value: ""),
            ])
    }

    @Test func leavesOutMalformedElements() {
        #expect(PreferHeader("a b, =1, c=\"x, d").preferences.map(\.name) == [])
        #expect(PreferHeader("a b, c=1,, d").preferences.map(\.name) == ["c", "d"])
        #expect(PreferHeader("a=").preferences.map(\.value) == [""])
    }
}
