import Foundation
import Support
import Testing

@testable import MockServer

/// Stopping a server on which many clients wait.
@Suite(.enabled(if: PythonClient.isInstalled, "python3 is not installed")) struct StoppingTests {
    /// The sockets on the server's ports that this process has open, by their inodes.
    ///
    /// Those of other processes do not count, nor does a port tell whose a socket is once the server has given it back.
    private func openSockets(_ server: DeliveryServer) -> Set<String> {
        let ports = [server.port, server.tlsPort].map { port in
            let digits = String(port, radix: 16, uppercase: true)
            return ":" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
        let lines = ["/proc/self/net/tcp", "/proc/self/net/tcp6"].flatMap { path in
            Self.text(ofFile: path).split(separator: "\n").map { $0.split(separator: " ") }
        }
        let listed = lines.filter { columns in columns.count > 9 && ports.contains { columns[1].hasSuffix($0) } }
        return Self.ownSockets.intersection(listed.map { String($0[9]) })
    }

    /// The inodes of all sockets that this process has open.
    private static var ownSockets: Set<String> {
        let folder = "/proc/self/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let targets = names.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)") }
        return Set(targets.filter { $0.hasPrefix("socket:[") }.map { String($0.dropFirst(8).dropLast()) })
    }

    /// Reads a file of the kernel's, which has no size until it is read.
    private static func text(ofFile path: String) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else { return "" }
        var bytes: [UInt8] = []
        while let part = try? file.read(upToCount: 65_536), !part.isEmpty { bytes += part }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// 50 stalled and 500 delayed clients over http, and as many over https.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/net/tcp"), "there is no /proc"))
    func everyWaitingClientSeesItsConnectionEnd() throws {
        var limit = rlimit()
        unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = min(limit.rlim_max, 8_192)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let server = try DeliveryServer(
            "delay: 1h", clock: RealClock(), isSecure: true,
            more: """
                  - operation: listNotes
                    when: { query: { stall: "1" } }
                    fault: { stall: { at: body+7 } }
                    respond: { status: 200, text: so much and no more }
                """)
        let program = """
            clients = []
            for secure in (False, True):
                for index in range(550):
                    client = Client(ports[secure], secure)
                    target = b"/notes?stall=1" if index % 11 == 0 else b"/notes"
                    client.send(b"GET " + target + b" HTTP/1.1\\r\\nHost: localhost\\r\\nApi-Key: k\\r\\n\\r\\n")
                    if index % 11 == 0:
                        data = b""
                        while not data.endswith(b"so much"):
                            data += client.receive()
                    clients.append(client)
            print("ready", flush=True)
            found = {}
            for client in clients:
                try:
                    data = client.receive()
                    ending = "data" if data else "end"
                except ssl.SSLZeroReturnError:
                    ending = "end"
                except Exception as error:
                    ending = type(error).__name__
                found[ending] = found.get(ending, 0) + 1
            print(sorted(found.items()))
            """
        let listening = openSockets(server)
        #expect(!listening.isEmpty)
        let client = PythonClient("ports = (\(server.port), \(server.tlsPort))\n" + program, port: server.port)
        #expect(client.line() == "ready")
        server.waitForArrivals(1_100)
        #expect(server.entries.count == 1_100)
        let waiting = openSockets(server)
        #expect(waiting.subtracting(listening).count == 1_100)
        server.server.stop(grace: .seconds(30))
        #expect(client.output() == "[('end', 1100)]\n")
        #expect(Set(server.entries.map(\.outcome)) == [.cancelled])
        #expect(Self.ownSockets.isDisjoint(with: waiting))
    }
}
