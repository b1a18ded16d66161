import Foundation
import Testing

/// What a stopped server leaves behind in its process.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd"), "there is no /proc"))
struct StoppingTests {
    /// Over http and https each: 50 clients whose answer stalls, and 500 whose answer is late.
    @Test func aServerWithManyWaitingClientsGivesBackEveryDescriptorAndThread() async throws {
        let folder = try TemporaryFolder()
        let found = try await ChildProcess.run("sh", ["-c", "command -v python3"], in: folder.url)
        if found.exit != .code(0) { try Test.cancel("python3 is not installed") }
        let program = Repository.built("stop-probe")
        let probe = try ChildProcess(program, ["1100", folder.path("authority")], in: folder.url)
        try await eventually("ports") { probe.standardOutput.contains("\n") || !probe.isRunning }
        let ports = probe.standardOutput.split(separator: "\n").first?.split(separator: " ").map(String.init) ?? []
        try #require(ports.count == 2, "\(probe.standardOutput)\(probe.standardError)")
        let script = Repository.file("Tests/Clients/python/wait.py").path
        let clients = try await ChildProcess.run(
            "python3", [script, "550"] + ports, in: folder.url, within: .seconds(120))
        #expect(clients.standardOutput == "[('end', 1100)]\n", "\(clients.standardError)")
        #expect(try await probe.wait() == .code(0))
        let lines = probe.standardOutput.split(separator: "\n").dropFirst().map(String.init)
        #expect(lines.count == 2)
        let waiting = try #require(lines.first?.wholeMatch(of: /waiting (\d+) sockets, (\d+) threads/))
        let (sockets, threads) = (Int(waiting.1) ?? 0, Int(waiting.2) ?? 0)
        #expect(sockets > 1_100)
        #expect(threads >= 2)
        #expect(lines.last == "stopped")
    }
}
