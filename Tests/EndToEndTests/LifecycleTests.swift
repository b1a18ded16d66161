import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How a server starts and ends.
struct LifecycleTests {
    @Test func readyFileHoldsOneLineWithTheAddresses() async throws {
        let server = try await ServerProcess()
        #expect(server.readyText.filter { $0 == "\n" }.count == 1)
        #expect(server.readyText.hasSuffix("\n"))
        let ready = try JSONTree(server.readyText)
        #expect(ready["url"] == .string("http://127.0.0.1:\(server.port)"))
        #expect(ready["tlsUrl"] == .string("https://127.0.0.1:\(server.tlsPort)"))
        #expect(ready["pid"] == .number(Decimal(server.process.id)))
        #expect(server.port != 0)
        #expect(server.tlsPort != 0)
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func signalEndsTheServerWithExitCodeZero(signal: Int32) async throws {
        let server = try await ServerProcess()
        // An idle kept-alive connection must not hold it up.
        let connection = try server.connect()
        _ = try connection.exchange("GET", "/")
        #expect(try await server.stop(signal) == .code(0))
        #expect(server.process.standardError.isEmpty)
        #expect(try connection.isClosedByServer())
    }

    @Test(arguments: ["--port", "--tls-port"])
    func portInUseIsNamedInOneLine(option: String) async throws {
        let first = try await ServerProcess()
        let port = option == "--port" ? first.port : first.tlsPort
        let second = try await Self.run(
            ["serve", Repository.file("fixtures").path, "--port", "0", "--tls-port", "0", option, "\(port)"])
        #expect(second.exit == .code(2))
        #expect(
            second.standardError
                == "understudy: error: port \(port) on 127.0.0.1 is in use by another program; "
                + "stop it or choose another port with \(option) (0: any free one)\n")
    }

    @Test func twoEqualPortsAreAMistakeOfTheCaller() async throws {
        let process = try await Self.run(["serve", "--port", "18070", "--tls-port", "18070"])
        #expect(process.exit == .code(2))
        #expect(process.standardError.contains("--port and --tls-port are both 18070"))
    }

    @Test func aJSONLogHasStandardOutputToItself() async throws {
        let server = try await ServerProcess(["--log", "json"])
        #expect(try server.connect().exchange("GET", "/nowhere").status == 404)
        #expect(try await server.stop() == .code(0))
        let lines = server.process.standardOutput.split(separator: "\n")
        #expect(lines.count == 2)
        let start = try JSONTree(String(lines.first ?? ""))
        #expect(start["event"] == "started")
        #expect(start["seed"] == 1)
        #expect(start["command"]?.text?.hasPrefix("\(Repository.understudy) serve --port 0 ") == true)
        #expect(try JSONTree(String(lines.last ?? ""))["status"] == 404)
        #expect(server.process.standardError.contains("understudy 0.1.0"))
    }

    @Test func theReadyFileGoesWithItsServer() async throws {
        let folder = try TemporaryFolder()
        let server = try await ServerProcess(in: folder)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).contains { $0.hasPrefix("ready-") })
        #expect(try await server.stop() == .code(0))
        #expect(
            try !FileManager.default.contentsOfDirectory(atPath: folder.url.path).contains { $0.hasPrefix("ready-") })
    }

    @Test func unknownOptionIsAnsweredWithASuggestion() async throws {
        let process = try await Self.run(["serve", "--prot", "0"])
        #expect(process.exit == .code(2))
        #expect(process.standardError.filter { $0 == "\n" }.count == 1)
        #expect(process.standardError.contains("--prot"))
        #expect(process.standardError.contains("did you mean --port?"))
    }

    @Test func nothingIsPrintedWhenQuiet() async throws {
        let server = try await ServerProcess(["--quiet"])
        #expect(try server.connect().exchange("GET", "/nowhere").status == 404)
        #expect(try await server.stop() == .code(0))
        #expect(server.process.standardOutput.isEmpty)
        #expect(server.process.standardError.isEmpty)
    }

    /// Runs the program, which is expected to end by itself, in a folder of its own.
    private static func run(_ arguments: [String]) async throws -> ChildProcess {
        let folder = try TemporaryFolder()
        return try await ChildProcess.run(Repository.understudy, arguments, in: folder.url)
    }
}
