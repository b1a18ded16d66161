import ContractTesting
import Testing

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
}
