import Foundation
import MockServer
import Scenarios
import Support
import TestSupport

/// Starts a server, waits until so many requests wait for their answers, stops it, and tells what it left behind.
///
/// Arguments: the number of requests, a folder for the certificates. Prints the two ports, then `waiting` with the
/// sockets and threads that there are meanwhile, then one line for each difference and `stopped`.
@main
enum StopProbe {
    private static let files = InMemoryFiles([
        "openapi.yaml": """
        openapi: 3.1.0
        info: { title: Waiting, version: "1" }
        paths:
          /delayed: { get: { operationId: delayed, responses: { "200": { description: ok } } } }
          /stalled: { get: { operationId: stalled, responses: { "200": { description: ok } } } }
        """,
        "documented.yaml": """
        contract: openapi.yaml
        rules:
          - { operation: delayed, delay: 1h, respond: { status: 200, text: late } }
          - operation: stalled
            fault: { stall: { at: body+7 } }
            respond: { status: 200, text: so much and no more }
        """,
    ])

    static func main() throws {
        let count = Int(CommandLine.arguments[1]) ?? 0
        Probe.allowDescriptors(8_192)
        let repertoire = RepertoireLoader(reader: files).load(["openapi.yaml", "documented.yaml"]).repertoire
        // What looking opens, and libuv for the whole process with its first loop, stays open.
        _ = ProcessHoldings.current
        try start(repertoire).stop()
        let before = ProcessHoldings.current
        try serve(repertoire, count, before)
        // A thread that was joined may take a moment to leave the list.
        var after = ProcessHoldings.current
        for _ in 0..<500 where after != before {
            usleep(10_000)
            after = ProcessHoldings.current
        }
        for line in after.differences(from: before) { Probe.say(line) }
        Probe.say("stopped")
    }

    private static func start(_ repertoire: Repertoire) throws -> RunningServer {
        var configuration = RunningServer.Configuration()
        configuration.tls = .localAuthority(folder: CommandLine.arguments[2])
        configuration.threads = 2
        return try RunningServer.start(repertoire, configuration: configuration)
    }

    private static func serve(_ repertoire: Repertoire, _ count: Int, _ before: ProcessHoldings) throws {
        let server = try start(repertoire)
        let ports = [server.addresses.url, server.addresses.tlsURL ?? ""].map { $0.split(separator: ":").last ?? "" }
        Probe.say(ports.joined(separator: " "))
        for _ in 0..<30_000 where server.journal.entries.count(where: { $0.status != nil }) < count { usleep(10_000) }
        let during = ProcessHoldings.current
        let sockets = during["socket:[]"] - before["socket:[]"]
        Probe.say("waiting \(sockets) sockets, \(during["threads"] - before["threads"]) threads")
        server.stop(grace: .seconds(30))
    }
}
