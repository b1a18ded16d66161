import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `--exit-with-parent`: a server that its parent forgot.
struct ExitWithParentTests {
    /// Starts a shell that starts a server and waits for its end, or ends itself.
    private func shell(_ folder: TemporaryFolder, options: String) throws -> ChildProcess {
        let script = """
            '\(Repository.understudy)' serve fixtures --port 0 --tls-port 0 --ready-file ready --quiet \(options) &
            while [ ! -s ready ]; do sleep 0.02; done
            cp ready copy
            wait
            """
        return try ChildProcess("sh", ["-c", script], in: folder.url)
    }

    private func server(_ folder: TemporaryFolder) async throws -> pid_t {
        try await eventually("the server") { folder.text("copy")?.hasSuffix("\n") == true }
        guard case .number(let id) = try JSONTree(folder.text("copy") ?? "")["pid"] else { return 0 }
        return pid_t(truncating: id as NSNumber)
    }

    @Test func theServerStopsWhenItsParentIsKilled() async throws {
        let folder = try TemporaryFolder()
        try folder.copyRepertoire()
        let parent = try shell(folder, options: "--exit-with-parent")
        _ = try await server(folder)
        parent.send(SIGKILL)
        // The orderly end takes the file away.
        try await eventually("the server's end") { folder.text("ready") == nil }
    }

    @Test func withoutTheOptionItGoesOn() async throws {
        let folder = try TemporaryFolder()
        try folder.copyRepertoire()
        let parent = try shell(folder, options: "")
        let id = try await server(folder)
        parent.send(SIGKILL)
        try await parent.wait()
        try await Task.sleep(for: .milliseconds(800))
        #expect(folder.text("ready") != nil)
        kill(id, SIGTERM)
        try await eventually("the server's end") { folder.text("ready") == nil }
    }
}
