import Support
import Testing

@Suite struct NearestNameTests {
    static let names = ["id", "operation", "operations", "respond", "delay", "fault", "when", "from", "times"]

    @Test(arguments: [
        ("respnd", "respond"),  // a letter missing
        ("resppond", "respond"),  // one too many
        ("rezpond", "respond"),  // one changed
        ("repsond", "respond"),  // neighbours swapped
        ("Respond", "respond"), ("opera-tion", "operation"), ("FAULT_", "fault"),
        ("form", "from"), ("di", "id"), ("dalay", "delay"),
        ("operatoin", "operation"),  // nearer than `operations`
        ("resp", "respond"),  // the only one that begins so
    ])
    func findsWhatWasMeant(written: String, meant: String) {
        #expect(NearestName.find(written, among: Self.names) == meant)
    }

    @Test(arguments: ["", "x", "colour", "whale", "oper", "re", "-", String(repeating: "a", count: 10_000)])
    func findsNothingFar(written: String) {
        #expect(NearestName.find(written, among: Self.names) == nil)
    }

    @Test func takesTheEarlierOfTwoEquallyNear() {
        #expect(NearestName.find("cat", among: ["bat", "rat"]) == "bat")
    }

    @Test func lettersBeyondASCIICount() {
        #expect(NearestName.find("größe", among: ["große"]) == "große")
    }

    @Test func hintsNameTheNearestFirst() {
        let names = (0..<20).map { "a/name-\($0)" } + ["b/somewhat-busy", "b/busy-forever"]
        #expect(NearestName.hint(for: "a/nmae-7", among: names) == ", did you mean \"a/name-7\"?")
        #expect(
            NearestName.hint(for: "busy", among: names, limit: 2)
                == "; there are b/busy-forever, a/name-0 and 20 more")
        #expect(NearestName.hint(for: "zzzzzzzz", among: ["a", "b"]) == "; there are a, b")
        #expect(NearestName.hint(for: "a", among: []) == "")
    }
}
