import ContractTesting
import Foundation
import Testing

/// The command in the evidence of a failure serves what the failed test was served.
struct EvidenceReplayTests {
    @Test(
        arguments: [
            (scenario: "jframework/server-error", rules: nil, status: 500),
            (
                scenario: "jframework/documented",
                rules: """
                - { id: gone, operation: createSmtpIntegration, respond: { status: 410, body: { id: "${id(8)}" } } }
                """, status: 410
            ),
        ] as [(scenario: String, rules: String?, status: Int)])
    func theReplayAnswersAlike(scenario: String, rules: String?, status: Int) async throws {
        let folder = try TemporaryFolder()
        let path = "/api/v1/app-integrations/smtp"
        let body = try String(contentsOf: Repository.example("create.request.json"), encoding: .utf8)
        let fields = ["Brand-URL": "acme.example", "Auth-Key": "k"]

        let first = try RecordingFolders.$evidenceOverride.withValue(folder.path("evidence")) {
            let mock = try MockServer.start(scenario: scenario, rules: rules, transport: .plainHTTP, seed: 4_711)
            defer { mock.stop() }
            let port = UInt16(try #require(mock.url.port))
            let response = try RawConnection(to: .ipv4, port: port).exchange("POST", path, fields, body: body)
            withKnownIssue { _ = mock.assertNeverReceived("createSmtpIntegration") }
            return response
        }
        #expect(first.status == status)

        let evidence =
            folder.path("evidence") + "/EndToEndTests.EvidenceReplayTests-theReplayAnswersAlike-scenario-rules-status"
        let session = try JSONTree(contentsOf: URL(fileURLWithPath: evidence + "/session.json"))
        let command = try #require(session["replay"]?.text)
        #expect(command.hasPrefix("understudy serve "))
        // As it was fetched from elsewhere, and is run from another folder.
        let fetched = folder.path("fetched evidence")
        try FileManager.default.moveItem(atPath: evidence, toPath: fetched)
        let bin = URL(fileURLWithPath: Repository.understudy).deletingLastPathComponent().path
        let options = ["--port", "0", "--tls-port", "0", "--ready-file", "ready.json"]
        let process = try ChildProcess(
            "env", ["PATH=\(bin):/usr/bin:/bin", fetched + "/replay.sh"] + options, in: folder.url)
        try await eventually("ready file") {
            try #require(process.isRunning, "\(process.standardError)")
            return folder.text("ready.json") != nil
        }
        let ready = try #require(folder.text("ready.json"))
        let url = try #require(try JSONTree(ready)["url"]?.text)
        let port = UInt16(try #require(URL(string: url)?.port))
        let again = try RawConnection(to: .ipv4, port: port).exchange("POST", path, fields, body: body)
        #expect(again.status == first.status)
        #expect(again.body == first.body)
    }

    @Test func aReplayWithoutTheCommandSaysHowToGetIt() async throws {
        let folder = try TemporaryFolder()
        try RecordingFolders.$evidenceOverride.withValue(folder.path("evidence")) {
            let mock = try MockServer.start(contract: .bundled("jframework"), transport: .plainHTTP)
            defer { mock.stop() }
            withKnownIssue { _ = mock.assertReceived("createSmtpIntegration") }
        }
        let name = "EndToEndTests.EvidenceReplayTests-aReplayWithoutTheCommandSaysHowToGetIt"
        let script = folder.path("evidence") + "/\(name)/replay.sh"
        let child = try await ChildProcess.run("env", ["PATH=/usr/bin:/bin", script], in: folder.url)
        #expect(child.exit == .code(127))
        #expect(
            child.standardError == """
                replay.sh: understudy is not on PATH; in a package that depends on it: \
                swift build --product understudy, then add the folder of swift build --show-bin-path

                """)
    }
}
