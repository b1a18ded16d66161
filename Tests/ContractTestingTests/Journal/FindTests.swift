import JSONModel
import Testing

@testable import ContractTesting

/// What is found in a journal that a server keeps.
@Suite struct FindTests {
    @Test func aSearchThatWasGivenUpTellsNothing() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        let client = TestClient(mock)
        let text = String(repeating: "a", count: 40) + "!"
        try await client.send("POST", "notes", #"{"text": "aaa"}"#)
        try await client.send("POST", "notes", #"{"text": "\#(text)"}"#)
        let pattern = "body: { /text: { matches: '^(a+)+$' } }"
        #expect(mock.assertReceived("createNote", when: pattern) == .proved)
        // Where something else is known to differ, the search does not matter.
        #expect(mock.assertNeverReceived("createNote", when: "{ headers: { X: 1 }, \(pattern) }") == .proved)
        try GoldenFile.check(
            "unknown",
            [
                "exactly": Failures.verdict { mock.assertReceived("createNote", times: 1, when: pattern) },
                "never": Failures.verdict { mock.assertNeverReceived("createNote", when: pattern) },
                "in order": Failures.verdict(line: #line + 1) {
                    mock.assertReceivedInOrder(["createNote", ExpectedRequest("createNote", when: pattern)])
                },
            ])
    }

    @Test func methodsAndContractsAreToldApart() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        let client = TestClient(mock)
        try await client.send("GET", "notes")
        try await client.send("HEAD", "notes")
        #expect(mock.assertReceived("GET /notes", times: 1) == .proved)
        #expect(mock.assertReceived("HEAD /notes", times: 1) == .proved)
        #expect(mock.assertReceived("listNotes", times: 2) == .proved)
        #expect(mock.assertReceived("notes:listNotes", times: 2) == .proved)
    }

    /// A server whose journal goes on between two questions.
    private struct BusyAdministration: Administration {
        let run = "run"
        let endsServer = false

        func ask(_ method: String, _ target: String, _ body: JSONValue?) -> JSONValue {
            guard target.hasSuffix("/journal/find") else {
                let entries = [2, 3].map { ordinal -> JSONValue in
                    var json = SampleJournal.exchange().objectValue ?? JSONObject([])
                    json["ordinal"] = .number(JSONNumber(ordinal))
                    return .object(json)
                }
                return ["entries": .array(entries), "evicted": 1, "next": 3]
            }
            return [
                "ordinals": [3, 4], "missed": [["ordinal": 5, "mismatches": []]],
                "unknown": [["ordinal": 6, "reason": "so"]], "pending": 0, "evicted": 2,
            ]
        }

        func clock(of session: String) -> any ClockDriver { AbsentClockDriver() }
        func stop() {}
    }

    @Test func whatHappensBetweenReadingAndSearchingIsNoConfusion() throws {
        let places = try #require(SessionPlaces(id: "s", url: "http://127.0.0.1:0", tlsURL: nil, authority: nil))
        let mock = MockServer(places, BusyAdministration(), choices: [])
        let site = CallSite(fileID: #fileID, filePath: #filePath, line: #line, column: #column)
        let reading = try mock.find(operation: "createNote", when: nil, at: site)
        #expect(reading.exchanges.map(\.ordinal) == [2, 3])
        // What came later is not counted, and what was forgotten since leaves a doubt.
        #expect(reading.found == [3])
        #expect(reading.missed.isEmpty)
        #expect(reading.unknown.isEmpty)
        #expect(reading.evicted == 2)
    }
}
