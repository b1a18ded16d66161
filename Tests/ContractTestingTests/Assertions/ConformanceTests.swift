import ContractTesting
import Testing

@Suite struct ConformanceTests {
    @Test func messages() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        let client = TestClient(mock)
        #expect(mock.assertNoUnexpectedRequests() == .proved)
        try await client.send("POST", "notes", #"{"text": "a"}"#)
        #expect(mock.assertRequestsConform() == .proved)
        #expect(mock.assertNoUnexpectedRequests() == .proved)
        try await client.send("POST", "notes", #"{"text": "", "rank": "high"}"#)
        let broken = Failures.verdict { mock.assertRequestsConform() }
        #expect(mock.assertNoUnexpectedRequests() == .proved)
        try mock.reset()
        try await client.send("POST", "notez", "{}")
        let unknown = Failures.verdict { mock.assertNoUnexpectedRequests() }
        let alsoBroken = Failures.verdict { mock.assertRequestsConform() }
        try await client.send("PATCH", "notes", "{}")
        let several = Failures.verdict { mock.assertNoUnexpectedRequests() }
        try mock.reset()
        try await client.send("PATCH", "notes", "{}")
        let method = Failures.verdict { mock.assertNoUnexpectedRequests() }
        try mock.reset()
        client.sendBytes("what is this\r\n\r\n")
        let bytes = Failures.verdict { mock.assertNoUnexpectedRequests() }
        // A session with ports of its own sees what arrives there.
        let session = try mock.session(ports: true)
        TestClient(session).sendBytes("what is this\r\n\r\n")
        #expect(Failures.verdict { session.assertNoUnexpectedRequests() } != .proved)
        try GoldenFile.check(
            "conformance",
            [
                "a broken request": broken, "an unknown path": alsoBroken,
                "an unknown path, unexpected": unknown, "several": several, "another method": method,
                "no request": bytes,
            ])
    }
}
