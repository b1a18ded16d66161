import Contracts
import Foundation
import Scenarios
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import MockServer

/// A server whose `GET /notes` is brought as a rule says, and whose `GET /notes/{id}` gives the same answer plainly.
final class DeliveryServer {
    let server: RunningServer
    let port: Int
    let tlsPort: Int
    let clock: any SessionClock
    let log = LogLines()
    private let folder: TemporaryFolder?

    /// The lines of the log.
    final class LogLines: RequestLog {
        private let lines = LockedValue<[String]>([])
        var texts: [String] { lines.withLock { $0 } }
        func record(_ line: LogLine) { lines.withLock { $0.append(LogRenderer.text.line(line)) } }
        private let recorded = LockedValue<[LogNotice]>([])
        var notices: [LogNotice] { recorded.withLock { $0 } }
        func record(_ notice: LogNotice) { recorded.withLock { $0.append(notice) } }
    }

    /// The body of both answers.
    static let text = "The quick brown fox jumps over the lazy dog; 0123456789 and so on, to fill some room."

    /// Starts it.
    ///
    /// - Parameters:
    ///   - rule: What the rule says beside its operation and answer, in YAML flow style.
    ///   - clock: What the session tells the time by.
    ///   - body: How the answers say their body.
    ///   - isSecure: True for https too.
    ///   - more: More rules, in front of the others.
    /// - Throws: What keeps the server from starting.
    convenience init(
        _ rule: String, clock: any SessionClock = ManualClock(), body: String? = nil, isSecure: Bool = false,
        more: String = ""
    ) throws {
        let body = body ?? "text: \"\(Self.text)\""
        try self.init(
            scenario: """
                contract: openapi.yaml
                rules:
                \(more)
                  - { id: struck, operation: listNotes, \(rule)\(rule.isEmpty ? "" : ",") respond: { status: 200, \(body) } }
                  - { id: plain, operation: getNote, respond: { status: 200, \(body) } }
                """, clock: clock, isSecure: isSecure)
    }

    /// Starts one that plays a whole scenario.
    ///
    /// - Parameters:
    ///   - scenario: The text of the file.
    ///   - clock: What the session tells the time by.
    ///   - threads: The number of event loops.
    ///   - isSecure: True for https too.
    /// - Throws: What keeps the server from starting.
    init(scenario: String, clock: any SessionClock = ManualClock(), threads: Int = 1, isSecure: Bool = false) throws {
        self.clock = clock
        let files = InMemoryFiles(["openapi.yaml": NotesAPI.contract, "documented.yaml": scenario])
        let (repertoire, diagnostics) = RepertoireLoader(reader: files).load(["openapi.yaml", "documented.yaml"])
        #expect(diagnostics.filter { $0.severity == .error }.map(\.rendered) == [])
        var configuration = RunningServer.Configuration()
        configuration.threads = threads
        folder = isSecure ? TemporaryFolder() : nil
        if let folder { configuration.tls = .localAuthority(folder: folder.path) }
        server = try RunningServer.start(repertoire, configuration: configuration, clock: clock, log: log)
        port = Self.port(server.addresses.url)
        tlsPort = server.addresses.tlsURL.map(Self.port) ?? 0
    }

    deinit { server.stop(grace: .zero) }

    private static func port(_ url: String) -> Int { Int(url.split(separator: ":").last ?? "") ?? 0 }

    /// A request for the answer that the rule brings, or for the plain one.
    static func request(
        _ path: String = "/notes", method: String = "GET", version: String = "1.1", fields: String = ""
    ) -> String {
        "\(method) \(path) HTTP/\(version)\r\nHost: localhost\r\nApi-Key: k\r\n\(fields)\r\n"
    }

    func connect(over transport: Transport = .http) throws -> RawClient {
        try #require(RawClient(port: transport.isSecure ? tlsPort : port, over: transport))
    }

    /// The plain answer, to the last byte before the connection ends when the client asks for that.
    func plain(closes: Bool = false, method: String = "GET") throws -> [UInt8] {
        let client = try connect()
        client.send(Self.request("/notes/1", method: method, fields: closes ? "Connection: close\r\n" : ""))
        if closes { return client.receiveAll().bytes }
        return client.receiveAnswer(hasContent: method != "HEAD")
    }

    /// The entries of the journal for the struck operation, once there are so many and none is pending.
    func outcomes(_ count: Int = 1) -> [JournalEntry.Outcome] {
        for _ in 0..<1_000 {
            let entries = entries
            if entries.count >= count, entries.allSatisfy({ $0.outcome != .pending }) { break }
            usleep(5_000)
        }
        return entries.map(\.outcome)
    }

    /// What the journal holds of the struck operation and of those in front of it.
    var entries: [JournalEntry] { server.journal.entries.filter { $0.operationID != "getNote" } }

    /// Waits until the journal holds so many exchanges whose answers were chosen.
    func waitForArrivals(_ count: Int) {
        for _ in 0..<2_000 where entries.filter({ $0.completion != nil }).count < count { usleep(5_000) }
    }

    /// Moves the manual clock.
    func advance(_ duration: Duration) {
        (clock as? ManualClock)?.advance(by: duration)
    }
}
