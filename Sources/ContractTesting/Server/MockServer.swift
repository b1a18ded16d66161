public import Foundation
import JSONModel
import MockServer
import Scenarios
import SourceDocuments
import Support

/// A server that plays an API's contract for a test: in this process, one session of such a server, or one elsewhere.
///
/// Any thread may use it. Everything that a test asserts is read from its journal at that moment.
public final class MockServer: Sendable {
    /// Where it answers over http; a client's paths follow.
    public let url: URL
    /// Where it answers over https; nil when it does not.
    public let tlsURL: URL?
    /// The certificate of the authority that signs for https; nil when there is none.
    public let certificateAuthority: URL?
    /// The session's clock.
    public let clock: MockClock

    /// How it is asked about itself.
    let administration: any Administration
    /// The session's id.
    let session: String
    /// What it is told to play: names, and documents as text.
    let choices: LockedValue<[JSONValue]>
    /// What is recorded of it.
    let coverage = SessionCoverage()
    /// The folders with evidence of failures, by the tests that failed.
    let evidenceFolders = LockedValue<[String: String]>([:])
    /// True when stopping it ends the server and not only the session.
    private let endsServer: Bool

    /// Takes a session over.
    ///
    /// - Parameters:
    ///   - description: What the server says of the session.
    ///   - administration: How it is asked.
    ///   - choices: What it is told to play: names, and documents as text.
    ///   - endsServer: True when stopping it ends the server and not only the session.
    /// - Throws: `MockServerFailure` when the description is none.
    init(
        _ description: JSONValue, _ administration: any Administration, choices: [JSONValue], endsServer: Bool
    ) throws(MockServerFailure) {
        self.administration = administration
        self.endsServer = endsServer
        self.choices = LockedValue(choices)
        let ports = description["ports"]
        let places = ports?.objectValue == nil ? description : ports ?? description
        guard let id = description["id"]?.stringValue, let url = Self.url(places["url"]) else {
            throw MockServerFailure("the server does not say where its session is")
        }
        session = id
        self.url = url
        tlsURL = Self.url(places["tlsUrl"])
        certificateAuthority = description["authority"]?.stringValue.map { URL(fileURLWithPath: $0) }
        clock = MockClock(administration.clock(of: id))
    }

    deinit { stop() }

    /// What it is told to play: names, and documents as text.
    var playedChoices: [JSONValue] { choices.withLock { $0 } }

    /// Adds rules on top of what the server plays; the session keeps its state.
    ///
    /// - Parameters:
    ///   - rules: A list of rules, or a whole scenario, as YAML.
    ///   - file: Where the text stands, for messages.
    ///   - line: The line there.
    /// - Throws: `MockServerFailure` with every mistake in the rules; nothing has changed then.
    public func add(_ rules: String, file: StaticString = #filePath, line: UInt = #line) throws(MockServerFailure) {
        let next = choices.withLock { $0 } + [Self.document(rules, file, line)]
        _ = try administration.ask("PUT", "/sessions/\(session)/scenarios", ["scenarios": .array(next)])
        choices.withLock { $0 = next }
    }

    /// Forgets every request: store, machines, counts and journal are as at the beginning.
    ///
    /// - Throws: `MockServerFailure` when the server cannot be reached.
    public func reset() throws(MockServerFailure) {
        recordCoverage(isRead: true)
        _ = try administration.ask("POST", "/sessions/\(session)/reset")
    }

    /// Stops it; a client that waits for an answer sees its connection end.
    ///
    /// Stopping twice is fine.
    public func stop() {
        if endsServer {
            administration.stop()
            // Only now is it known how every exchange ended.
            recordCoverage(isRead: false)
        } else {
            recordCoverage(isRead: false)
            _ = try? administration.ask("DELETE", "/sessions/\(session)")
        }
    }

    /// Rules as they are sent, with the name that messages give them.
    static func document(_ rules: String, _ file: StaticString, _ line: UInt) -> JSONValue {
        ["yaml": .string(rules), "file": .string("rules at \(Paths.name(of: "\(file)")):\(line)")]
    }

    /// The base URL without the slash behind it, so that a path can follow either way.
    private static func url(_ value: JSONValue?) -> URL? {
        guard var text = value?.stringValue else { return nil }
        while text.hasSuffix("/") { text.removeLast() }
        return URL(string: text)
    }
}
