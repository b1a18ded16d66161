import Foundation
import Testing

/// `--watch`: files that change while a server plays them.
struct WatchTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try write(status: 200)
        try folder.write(
            """
            openapi: 3.1.0
            info: { title: Notes, version: "1" }
            paths:
              /notes:
                get: { operationId: list, responses: { "200": { description: All. } } }
                post: { operationId: create, responses: { "201": { description: One. } } }
            """, to: "api/openapi.yaml")
    }

    private func write(status: Int, more: String = "") throws {
        try folder.write(
            """
            contract: openapi.yaml
            rules:
              - { operation: create, save: { into: notes, key: "${id(8)}", value: 1 }, respond: { status: 201 } }
              - { operation: list, list: { from: notes }, respond: { status: \(status), body: { $eval: record } } }
            \(more)
            """, to: "api/documented.yaml")
    }

    private func start() async throws -> (ServerProcess, RawConnection) {
        let server = try await ServerProcess(serving: ["api"], ["--watch"], in: folder)
        let connection = try server.connect()
        #expect(try connection.exchange("POST", "/notes").status == 201)
        return (server, connection)
    }

    @Test func aGoodChangeIsPlayedWithStateKept() async throws {
        let (server, connection) = try await start()
        try write(status: 203)
        try await eventually("the change") { try connection.exchange("GET", "/notes").status == 203 }
        #expect(try connection.exchange("GET", "/notes").body == "[1]")
        let reloads = server.process.standardOutput.split(separator: "\n").filter { $0.hasPrefix("reloaded") }
        #expect(reloads == ["reloaded api/documented.yaml"])
        #expect(server.process.standardError.isEmpty)
    }

    @Test func aBadChangeIsToldOnceAndNotPlayed() async throws {
        let (server, connection) = try await start()
        try write(status: 200, more: "  - { operation: lst }")
        try await eventually("the finding") { server.process.standardError.contains("plays on as before") }
        #expect(
            server.process.standardError == """
                api/documented.yaml:5:18: error: api/openapi.yaml has no operation "lst", did you mean "list"? \
                [unknown-operation]
                understudy: api/documented.yaml not reloaded; the server plays on as before

                """)
        #expect(try connection.exchange("GET", "/notes").body == "[1]")
        // The same content again is no change.
        try write(status: 200, more: "  - { operation: lst }")
        try folder.write("x", to: "api/notes.txt")
        try write(status: 203)
        try await eventually("the change") { try connection.exchange("GET", "/notes").status == 203 }
        #expect(server.process.standardError.split(separator: "\n").count == 2)
    }

    @Test func newFilesAndFoldersAreSeen() async throws {
        let (server, connection) = try await start()
        try folder.write(
            """
            openapi: 3.1.0
            info: { title: Tasks, version: "1" }
            paths: { /tasks: { get: { responses: { "204": { description: None. } } } } }
            """, to: "api/more/tasks/openapi.yaml")
        try await eventually("the contract") { try connection.exchange("GET", "/tasks").status != 404 }
        try FileManager.default.removeItem(atPath: folder.path("api/more"))
        try await eventually("its end") { try connection.exchange("GET", "/tasks").status == 404 }
        #expect(try connection.exchange("GET", "/notes").body == "[1]")
        #expect(try await server.stop() == .code(0))
    }

    @Test func aFileThatEditorsReplaceIsSeen() async throws {
        let (server, connection) = try await start()
        let path = folder.path("api/documented.yaml")
        for status in [203, 206] {
            let text = try String(contentsOfFile: path, encoding: .utf8)
                .replacingOccurrences(of: "status: 20[036]", with: "status: \(status)", options: .regularExpression)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            try await eventually("status \(status)") { try connection.exchange("GET", "/notes").status == status }
        }
        withExtendedLifetime(server) {}
    }

    @Test(arguments: ["", "# nothing\n", "- a\n", "title: Notes\n"])
    func aScenarioThatIsNoneAnyMoreIsTold(text: String) async throws {
        let (server, connection) = try await start()
        try folder.write(text, to: "api/documented.yaml")
        try await eventually("the finding") { server.process.standardError.contains("plays on as before") }
        #expect(
            server.process.standardError == """
                api/documented.yaml:1:1: error: neither a contract nor a scenario any more; remove the file to do \
                without it [unknown-document]
                understudy: api/documented.yaml not reloaded; the server plays on as before

                """)
        #expect(try connection.exchange("GET", "/notes").body == "[1]")
        try write(status: 203)
        try await eventually("the change") { try connection.exchange("GET", "/notes").status == 203 }
    }

    @Test func aFileThatIsRemovedIsToldAsRemoved() async throws {
        let (server, connection) = try await start()
        try FileManager.default.removeItem(atPath: folder.path("api/documented.yaml"))
        try await eventually("its end") { server.process.standardOutput.contains("removed api/documented.yaml\n") }
        #expect(!server.process.standardOutput.contains("reloaded"))
        #expect(server.process.standardError.isEmpty)
        #expect(try connection.exchange("GET", "/notes").status == 200)
    }

    @Test func whatChangedDuringARefusedReloadIsToldWithTheNext() async throws {
        try folder.write("{ contract: openapi.yaml, rules: [] }", to: "api/more.yaml")
        try folder.write("{ contract: openapi.yaml, rules: [] }", to: "api/other.yaml")
        let (server, connection) = try await start()
        try write(status: 200, more: "  - { operation: lst }")
        try await eventually("the finding") { server.process.standardError.contains("documented.yaml not reloaded") }
        try FileManager.default.removeItem(atPath: folder.path("api/more.yaml"))
        try await eventually("the removal") { server.process.standardError.contains("more.yaml not reloaded") }
        try folder.write("{ title: Other, contract: openapi.yaml, rules: [] }", to: "api/other.yaml")
        try await eventually("the other change") { server.process.standardError.contains("other.yaml not reloaded") }
        #expect(!server.process.standardOutput.contains("more.yaml"))
        try write(status: 203)
        try await eventually("the change") { try connection.exchange("GET", "/notes").status == 203 }
        let output = { server.process.standardOutput.split(separator: "\n").filter { $0.contains(".yaml") } }
        try await eventually("the lines") { output().count == 2 }
        #expect(output() == ["reloaded api/documented.yaml, api/other.yaml", "removed api/more.yaml"])
        // And not again.
        try write(status: 200)
        try await eventually("the next change") { output().count == 3 }
        #expect(output().last == "reloaded api/documented.yaml")
    }
}
