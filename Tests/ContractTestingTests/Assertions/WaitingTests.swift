import Foundation
import Support
import Testing

@testable import ContractTesting

@Suite struct WaitingTests {
    @Test func aRequestThatArrives() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        async let sent = TestClient(mock).send("POST", "notes", #"{"text": "b"}"#)
        let exchange = try await mock.waitForRequest("createNote", when: "body: { /text: b }", timeout: .seconds(600))
        #expect(exchange.status == 201)
        _ = try await sent
    }

    /// One failure, at the line of the call, and an error that is none of its own.
    private func message(
        line: Int = #line, _ wait: () async throws -> RecordedExchange
    ) async -> String {
        let issues = LockedValue<[(line: Int?, text: String)]>([])
        var hasThrown = false
        try? await withKnownIssue {
            do {
                _ = try await wait()
            } catch {
                hasThrown = true
                throw error
            }
        } matching: { issue in
            issues.withLock {
                $0.append((issue.sourceLocation?.line, issue.comments.map(\.rawValue).joined(separator: "\n")))
            }
            return true
        }
        let seen = issues.withLock { $0 }
        #expect(hasThrown)
        #expect(seen.map(\.line) == [line])
        return seen.first?.text ?? ""
    }

    @Test func aWaitInVainLeavesEvidence() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = await RecordingFolders.$evidenceOverride.withValue(folder.path) {
            await message { try await mock.waitForRequest("createNote", timeout: .milliseconds(1)) }
        }
        #expect(text.contains("\nevidence: \(folder.path)/"))
    }

    @Test func messages() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        let brief = Duration.milliseconds(5)
        let nothing = await message { try await mock.waitForRequest("createNote", timeout: brief) }
        try await TestClient(mock).send("POST", "notes", #"{"text": "a"}"#)
        let another = await message { try await mock.waitForRequest("listNotes", timeout: brief) }
        let different = await message(line: #line + 1) {
            try await mock.waitForRequest("createNote", when: "body: { /text: b }", timeout: brief)
        }
        let unknown = await message { try await mock.waitForRequest("createNotes") }
        try GoldenFile.check(
            "waiting",
            [
                "nothing": .refuted([nothing]), "another one": .refuted([another]),
                "a different one": .refuted([different]), "no such operation": .refuted([unknown]),
            ])
    }
}
