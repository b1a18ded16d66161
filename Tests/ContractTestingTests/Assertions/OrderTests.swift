import ContractTesting
import Testing

@Suite struct OrderTests {
    @Test func messages() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        let client = TestClient(mock)
        try await client.send("GET", "notes")
        try await client.send("POST", "notes", #"{"text": "a"}"#)
        try await client.send("POST", "notes", #"{"text": "b"}"#)
        #expect(mock.assertReceivedInOrder(["GET /notes", "createNote", "createNote"]) == .proved)
        #expect(
            mock.assertReceivedInOrder(["listNotes", ExpectedRequest("createNote", when: "body: { /text: b }")])
                == .proved)
        let sought = ExpectedRequest("createNote", when: "body: { /text: c }")
        try GoldenFile.check(
            "order",
            [
                "the other way round": Failures.verdict { mock.assertReceivedInOrder(["createNote", "listNotes"]) },
                "never": Failures.verdict { mock.assertReceivedInOrder(["listNotes", "getNote", "createNote"]) },
                "too few": Failures.verdict { mock.assertReceivedInOrder(["createNote", "createNote", "createNote"]) },
                "another one": Failures.verdict { mock.assertReceivedInOrder(["listNotes", sought]) },
                "no such operation": Failures.verdict { mock.assertReceivedInOrder(["listNote"]) },
            ])
    }
}
