import Foundation
import Support
import Testing

@testable import MockServer

/// Stopping a server on which many clients wait.
@Suite(.enabled(if: PythonClient.isInstalled, "python3 is not installed")) struct StoppingTests {
    private func openDescriptors() -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }

    /// 50 stalled and 500 delayed clients over http, and as many over https.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd"), "there is no /proc"))
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
        let before = openDescriptors()
        let client = PythonClient("ports = (\(server.port), \(server.tlsPort))\n" + program, port: server.port)
        #expect(client.line() == "ready")
        server.waitForArrivals(1_100)
        #expect(server.entries.count == 1_100)
        #expect(openDescriptors() >= before + 1_100)
        server.server.stop(grace: .seconds(30))
        #expect(client.output() == "[('end', 1100)]\n")
        #expect(Set(server.entries.map(\.outcome)) == [.cancelled])
        // Other tests of this process open and close some of their own meanwhile.
        #expect(openDescriptors() < before + 300)
    }
}
