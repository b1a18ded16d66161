import ContractTesting
import Foundation
import TestSupport

/// Starts and stops 500 servers one after the other, then 200 at once, and tells what they left behind.
///
/// Prints one line for each kind of descriptor or thread that is more or fewer than before, then how many megabytes of
/// memory are more in use, and `stopped`.
@main
enum StartProbe {
    static func main() throws {
        Probe.allowDescriptors(8_192)
        // What the first ones leave is the process's: libuv's, OpenSSL's, the allocator's arenas.
        for _ in 0..<50 { try one(at: 0) }
        try many()
        _ = ProcessHoldings.current
        let (before, memory) = (ProcessHoldings.current, ProcessHoldings.residentBytes)
        for ordinal in 0..<500 { try one(at: ordinal) }
        try many()
        // A thread that was joined may take a moment to leave the list.
        var after = ProcessHoldings.current
        for _ in 0..<500 where after != before {
            usleep(10_000)
            after = ProcessHoldings.current
        }
        for line in after.differences(from: before) { Probe.say(line) }
        Probe.say("memory \(max(0, ProcessHoldings.residentBytes - memory) >> 20)")
        Probe.say("stopped")
    }

    /// One server, with a session now and then, and with https.
    private static func one(at ordinal: Int) throws {
        let isSecure = ordinal % 10 == 0
        let mock = try MockServer.start(
            scenario: "jframework/documented", rules: ordinal % 50 == 0 ? "[]" : nil,
            transport: isSecure ? .tls : .plainHTTP)
        if ordinal % 5 == 0 { _ = try mock.session(ports: isSecure) }
        mock.stop()
    }

    private static func many() throws {
        let started = Started()
        DispatchQueue.concurrentPerform(iterations: 200) { _ in
            do {
                started.keep(try MockServer.start(scenario: "jframework/documented"))
            } catch {
                started.count(error)
            }
        }
        let servers = started.servers
        DispatchQueue.concurrentPerform(iterations: servers.count) { servers[$0].stop() }
        if servers.count != 200 { Probe.say("only \(servers.count) servers started: \(started.last)") }
    }
}

/// What several threads have started.
private final class Started: @unchecked Sendable {
    private let lock = NSLock()
    private var kept: [MockServer] = []
    private var error = ""

    func keep(_ server: MockServer) { lock.withLock { kept.append(server) } }
    func count(_ error: any Error) { lock.withLock { self.error = "\(error)" } }
    var servers: [MockServer] { lock.withLock { kept } }
    var last: String { lock.withLock { error } }
}
