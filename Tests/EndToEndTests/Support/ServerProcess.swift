import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `understudy serve` as a child process on ports that the kernel chose, in a temporary folder of its own.
final class ServerProcess {
    /// The one JSON line of the ready file.
    struct Addresses: Decodable {
        let url: String
        let tlsUrl: String?
        let pid: pid_t
    }

    let folder: TemporaryFolder
    let process: ChildProcess
    let addresses: Addresses
    /// The ready file's name.
    let readyFile: String
    /// The ready file's text as it was written.
    let readyText: String

    /// Starts a server and waits until it is ready.
    ///
    /// - Parameters:
    ///   - paths: what to serve; by default the repository's contracts and scenarios
    ///   - options: further options
    ///   - folder: the working folder, a new one by default
    /// - Throws: `NotStarted` with what the server said when it ended instead
    init(
        serving paths: [String] = [Repository.file("fixtures").path, Repository.file("scenarios").path],
        _ options: [String] = [], in folder: TemporaryFolder? = nil
    ) async throws {
        let folder = try folder ?? TemporaryFolder()
        let readyFile = "ready-\(UUID().uuidString).json"
        let arguments = ["serve"] + paths + ["--port", "0", "--tls-port", "0", "--ready-file", readyFile] + options
        let process = try ChildProcess(Repository.understudy, arguments, in: folder.url)
        try await eventually("ready file") {
            guard process.isRunning else { throw NotStarted(description: process.standardError) }
            return folder.text(readyFile) != nil
        }
        self.folder = folder
        self.process = process
        self.readyFile = readyFile
        readyText = folder.text(readyFile) ?? ""
        addresses = try JSONDecoder().decode(Addresses.self, from: Data(readyText.utf8))
    }

    /// A server that ended before it was ready.
    struct NotStarted: Error, CustomStringConvertible {
        let description: String
    }

    /// The port for http.
    var port: UInt16 { Self.port(of: addresses.url) }

    /// The port for https, 0 when there is none.
    var tlsPort: UInt16 { addresses.tlsUrl.map(Self.port) ?? 0 }

    /// The file with the certificate that signs the server's own.
    var authority: String { folder.path(".understudy/ca.pem") }

    /// Opens a connection for raw bytes.
    func connect(_ address: RawConnection.Address = .ipv4) throws -> RawConnection {
        try RawConnection(to: address, port: port)
    }

    /// Stops the server as Ctrl-C or a supervisor does.
    @discardableResult
    func stop(_ signal: Int32 = SIGTERM) async throws -> ChildProcess.Exit {
        process.send(signal)
        return try await process.wait(within: .seconds(30))
    }

    private static func port(of url: String) -> UInt16 {
        UInt16(URL(string: url)?.port ?? 0)
    }
}
