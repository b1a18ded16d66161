import ContractTesting
import Testing

@Suite struct ReceivedTests {
    @Test func messages() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        let nothing = Failures.verdict { mock.assertReceived("createNote", times: 1) }
        let client = TestClient(mock)
        try await client.send("POST", "notes", #"{"text": "Buy milk", "rank": 1}"#, headers: ["X-Mine": "k"])
        #expect(mock.assertReceived("createNote", times: 1, when: "headers: { X-Mine: k }") == .proved)
        let first = [
            Failures.verdict { mock.assertReceived("createNote", when: "headers: { X-Mine: j }") },
            Failures.verdict { mock.assertReceived("createNote", times: 2) },
            Failures.verdict { mock.assertReceived("createNote", when: "headers: { Y: 1 }\nbody: { /rank: 2 }") },
            Failures.verdict(line: #line + 1) {
                mock.assertReceived("createNote", when: "body: { '': { equalsJSON: { text: Buy, at: 2 } } }")
            },
            Failures.verdict { mock.assertReceived("createNote", when: "body: { $.text: Buy }") },
            Failures.verdict { mock.assertReceived("createNote", when: "valid: false") },
            Failures.verdict { mock.assertReceived("createNotes") },
            Failures.verdict { mock.assertReceived("createNote", when: "head: { X-Mine: k }") },
            Failures.verdict { mock.assertNeverReceived("POST /notes") },
        ]
        try await client.send("POST", "notes", #"{"text": "Buy", "rank": 2}"#)
        let second = Failures.verdict { mock.assertReceived("createNote", times: 2, when: "body: { /rank: 1 }") }
        try GoldenFile.check(
            "received",
            [
                "nothing arrived": nothing, "another header": first[0], "too few": first[1],
                "two differences": first[2], "another document": first[3], "a path": first[4], "a key": first[5],
                "no such operation": first[6], "no such condition": first[7], "never": first[8],
                "one of two": second,
            ])
    }

    @Test func conditionsHaveTheLineOfTheCall() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        try await TestClient(mock).send("GET", "notes")
        let verdict = Failures.verdict { mock.assertReceived("listNotes", when: "headers: { X: 1 }") }
        let place = "when at ReceivedTests.swift:\(#line - 1)"
        let cause = "header X is missing, wanted 1 — \(place); received once, none matched, expected at least once"
        guard case .refuted(let lines) = verdict else { return #expect(Bool(false), "\(verdict)") }
        #expect(lines.first == "listNotes: \(cause)")
    }

    @Test func secretsAreMasked() async throws {
        let mock = try MockServer.start(contract: .bundled("jframework"))
        defer { mock.stop() }
        try await TestClient(mock).send(
            "POST", "api/v1/app-integrations/smtp", #"{"port": "587", "password": "hunter2"}"#,
            headers: ["Auth-Key": "sesame"])
        let document = "body: { '': { equalsJSON: { port: 587, password: other } } }"
        try GoldenFile.check(
            "secrets",
            [
                "a credential": Failures.verdict(line: #line + 1) {
                    mock.assertReceived("createSmtpIntegration", when: "headers: { Auth-Key: other }")
                },
                "a document": Failures.verdict { mock.assertReceived("createSmtpIntegration", when: document) },
                "a path into the body": Failures.verdict(line: #line + 1) {
                    mock.assertReceived("createSmtpIntegration", when: "body: { $.password: hunter3 }")
                },
                "within another condition": Failures.verdict(line: #line + 1) {
                    mock.assertReceived(
                        "createSmtpIntegration", when: "not: { body: { /password: hunter2, /port: '587' } }")
                },
                "conformance": Failures.verdict { mock.assertRequestsConform() },
            ])
    }
}
