import Foundation
import Network
import Testing

/// What a server leaves behind in its process; each in a process of its own, where nothing else opens descriptors.
@Suite struct ProcessTests {
    @Test func leavesNoDescriptorOrThreadBehind() async {
        await #expect(processExitsWith: .success) { try Self.startAndStopOften() }
    }

    @Test func changesNoSignalAndSurvivesSIGPIPE() async {
        await #expect(processExitsWith: .success) { try Self.writeToAPeerThatIsGone() }
    }

    private static func startAndStopOften() throws {
        // What the process itself opens on first use, libuv and the runtime included, comes once; a leak comes again.
        var before = (descriptors: -1, threads: -1)
        for _ in 0..<3 {
            for _ in 0..<50 { try startAndStop() }
            // A thread stays listed for a moment after it was joined.
            for _ in 0..<1_000 where before.threads >= 0 && entries("/proc/self/task") > before.threads {
                usleep(1_000)
            }
            let after = (descriptors: entries("/proc/self/fd"), threads: entries("/proc/self/task"))
            if after == before { return }
            before = after
        }
        exit(3)
    }

    private static func startAndStop() throws {
        var configuration = NetworkServer.Configuration()
        configuration.threads = 2
        let server = try TestServer(configuration, setUp: TestServer.echo)
        let clients = try (0..<4).map { _ in try server.connect() }
        for client in clients {
            client.send("x")
            guard client.receiveText(1) == "x" else { exit(2) }
        }
        server.server.stop(grace: .zero)
    }

    private static func entries(_ folder: String) -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? -1
    }

    private static func writeToAPeerThatIsGone() throws {
        signal(SIGPIPE, SIG_DFL)
        let server = try TestServer { handler in
            handler.onPeerFinished = { connection in
                let timer = connection.loop.makeTimer()
                timer.start(after: .milliseconds(1), repeating: .milliseconds(1)) {
                    // The call that raises the signal, until it has failed.
                    connection.write([1])
                    if connection.isClosed { timer.cancel() }
                }
            }
        }
        var client: TestClient? = try server.connect()
        client?.send("x")
        server.log.wait(for: "received")
        client = nil
        server.log.wait(for: "freed")
        guard server.log.events.contains("closed: \(NetworkError.connectionReset)") else { exit(2) }
        for number in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGCHLD] where !hasDefaultMeaning(number) { exit(3) }
        var mask = sigset_t()
        unsafe pthread_sigmask(SIG_BLOCK, nil, &mask)
        if unsafe sigismember(&mask, SIGPIPE) != 0 { exit(4) }
    }
}

/// True when the process has no handler for the signal and does not ignore it.
func hasDefaultMeaning(_ number: Int32) -> Bool {
    var action = sigaction()
    unsafe sigaction(number, nil, &action)
    return unsafe action.__sigaction_handler.sa_handler == nil
}
