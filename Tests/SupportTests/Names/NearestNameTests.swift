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
}
