import Foundation
import Testing

/// The lines of the log from which a newcomer repeats a run.
struct RepeatTests {
    private static let contract = """
        openapi: 3.1.0
        info: { title: Lots, version: "1" }
        paths:
          /lots: { post: { operationId: draw, responses: { "201": { description: ok }, "503": { description: no } } } }
          /moments: { get: { operationId: tell, responses: { "200": { description: ok } } } }
        """

    private static let scenario = """
        contract: ../lots.yaml
        rules:
          - { id: flaky, operation: draw, chance: 30%, respond: { status: 503, body: "${uuid()}" } }
          - id: drawn
            operation: draw
            respond:
              status: 201
              body:
                id: "${id(12)}"
                uuid: "${uuid()}"
                number: { $eval: "integer(1, 1000000)" }
                pick: { $eval: "pick(['a', 'b', 'c', 'd', 'e'])" }
                now: { $eval: now }
          - { id: told, operation: tell, respond: { status: 200, body: "${now} ${uuid()}" } }
        """

    /// What one run said: the lines to repeat it, and the bodies of both sessions.
    private struct Run {
        var start = ""
        var opening = ""
        var ofDefault: [String] = []
        var ofSession: [String] = []
    }

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.contract, to: "lots.yaml")
        try folder.write(Self.scenario, to: "it's mine/plain.yaml")
        try folder.write(Self.scenario.replacing("contract:", with: "seed: 77\ncontract:"), to: "it's mine/seeded.yaml")
    }

    /// Plays both sessions; `server` is the command that starts the server, for a shell, and `opening` the one that
    /// opens the session, nil to open one that names as little as it can.
    private func play(_ server: String, port: UInt16, opening: String?) async throws -> Run {
        let process = try ChildProcess("sh", ["-c", "exec " + server], in: folder.url)
        try await eventually("the log's first line") {
            process.standardOutput.contains("repeat with:") || !process.isRunning
        }
        try #require(process.isRunning, "\(process.standardError)")
        var run = Run()
        let connection = try RawConnection(to: .ipv4, port: port)
        let id: String
        if let opening {
            let curl = try await ChildProcess.run("sh", ["-c", opening], in: folder.url)
            id = try #require(try JSONTree(curl.standardOutput)["id"]?.text)
        } else {
            let wish = #"{"scenarios":["seeded"],"clock":{"mode":"manual","now":"2031-02-03T04:05:06Z"}}"#
            // The ordinal of a session sets its draws apart, so that this is not the first one matters.
            #expect(try connection.exchange("POST", "/__admin/sessions").status == 201)
            id = try #require(try connection.exchange("POST", "/__admin/sessions", body: wish).json["id"]?.text)
        }
        for _ in 0..<40 {
            run.ofDefault.append(try connection.exchange("POST", "/lots").body)
            run.ofSession.append(try connection.exchange("POST", "/~\(id)/lots").body)
            run.ofSession.append(try connection.exchange("GET", "/~\(id)/moments").body)
        }
        process.send(SIGTERM)
        #expect(try await process.wait() == .code(0))
        func line(_ mark: String) throws -> String {
            let lines = process.standardOutput.split(separator: "\n").filter { $0.contains(mark) }
            let line = try #require(lines.last, "\(mark) in: \(process.standardOutput)")
            return String(line[try #require(line.firstRange(of: "repeat with: ")).upperBound...])
        }
        run.start = try line("repeat with: \(Repository.understudy) serve")
        run.opening = try line("session \(id) opened, repeat with: ")
        return run
    }

    /// Bodies without the moments that a real clock tells.
    private static func timeless(_ bodies: [String]) -> [String] {
        bodies.map { $0.replacing(/"now":"[^"]*"/, with: "") }
    }

    @Test(arguments: [
        "--scenario plain", "--scenario plain --seed 12345", "--scenario seeded",
        "--scenario plain --seed 18446744073709551615",
    ])
    func theLinesOfARunRepeatItByteForByte(options: String) async throws {
        let port = try FreePort.find()
        let first = try await play(
            "\(Repository.understudy) serve --port \(port) --tls-port 0 \(options) \"it's mine\"", port: port,
            opening: nil)
        let second = try await play(first.start, port: port, opening: first.opening)
        #expect(second.ofSession == first.ofSession)
        #expect(Self.timeless(second.ofDefault) == Self.timeless(first.ofDefault))
        #expect(second.start == first.start)
        #expect(second.opening == first.opening)
        #expect(Set(first.ofSession).count == first.ofSession.count)
    }

    @Test func theLineSaysSeedFolderAndClockAlsoWhenNobodyGaveThem() async throws {
        let server = try await ServerProcess(serving: ["."], ["--admin-token", "t0ken", "--no-cors"], in: folder)
        #expect(try await server.stop() == .code(0))
        let line = server.process.standardOutput.split(separator: "\n").first { $0.hasPrefix("repeat with: ") }
        let command =
            "repeat with: \(Repository.understudy) serve --port 0 --tls-port 0 --ready-file \(server.readyFile) "
            + "--admin-token '***#"
        let path = folder.url.resolvingSymlinksInPath().path
        #expect(line?.hasPrefix(command) == true, "\(line ?? "")")
        #expect(line?.hasSuffix("' --no-cors --seed 1 .  # in \(path), clock real") == true, "\(line ?? "")")
    }

    @Test func aSessionThatWasOpenedIsAnObjectInAJSONLog() async throws {
        let server = try await ServerProcess(serving: ["."], ["--log", "json", "--seed", "9"], in: folder)
        let wish = #"{"scenarios":["it's mine/plain"],"clock":"auto","name":"it's","ttl":60}"#
        let connection = try server.connect()
        let session = try connection.exchange("POST", "/__admin/sessions", body: wish).json
        #expect(try await server.stop() == .code(0))
        let lines = server.process.standardOutput.split(separator: "\n")
        let opened = try JSONTree(String(try #require(lines.last)))
        #expect(opened["event"] == "sessionOpened")
        #expect(opened["session"] == session["id"])
        #expect(opened["seed"] == 9)
        #expect(opened["scenarios"] == .array(["it's mine/plain"]))
        #expect(opened["clock"]?["mode"] == "auto")
        let request = """
            {"scenarios":["it's mine/plain"],"clock":{"mode":"auto","now":"2024-01-01T00:00:00.000Z"},"seed":9,\
            "name":"it's","ttl":60}
            """
        #expect(opened["request"] == (try JSONTree(request)))
    }
}
