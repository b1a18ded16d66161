public import Foundation
import JSONModel
import MockServer
import Scenarios
import SourceDocuments
import Support
import Testing

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

    /// How it is asked about itself; a session that was closed only says so.
    var administration: any Administration { isClosed ? ClosedAdministration(whole: whole) : whole }
    /// How it is asked about itself, as long as it is open.
    private let whole: any Administration
    /// The session's id.
    let session: String
    /// The token that signs every answer of the run of the server that this session is part of.
    let run: String
    /// What it is told to play: names, and documents as text.
    let choices: LockedValue<[JSONValue]>
    /// The server whose session this is, which lives as long; nil when stopping this ends the server itself.
    private let parent: MockServer?
    private let isStopped = LockedValue(false)
    /// Taken while rules are added, so that none builds on what another replaces.
    let additions: LockedValue<PlayedVariants>
    /// The scenarios that it plays although nobody named them.
    let impliedScenarios: Set<String>
    /// What is recorded of it.
    let coverage = SessionCoverage()
    /// The test that used it last, for failures that are found where no test is known; nil when none was known.
    private let testTask: LockedValue<TestTask?>
    /// The folders with evidence of failures, by the tests that failed.
    let evidenceFolders = LockedValue<[String: EvidenceFolder]>([:])

    /// Takes a session over.
    ///
    /// - Parameters:
    ///   - places: Where it is.
    ///   - administration: How it is asked.
    ///   - choices: What it is told to play: names, and documents as text.
    ///   - impliedScenarios: Those of them that nobody named.
    ///   - parent: The server whose session this is; nil when stopping it ends what the administration brought up.
    init(
        _ places: SessionPlaces, _ administration: any Administration, choices: [JSONValue],
        impliedScenarios: Set<String> = [], parent: MockServer? = nil
    ) {
        FailureRecorder.noteTest()
        testTask = LockedValue(TestTask() ?? parent?.testTask.withLock { $0 })
        whole = administration
        self.parent = parent
        self.impliedScenarios = impliedScenarios
        self.choices = LockedValue(choices)
        additions = LockedValue(parent?.additions.withLock { $0.inherited } ?? PlayedVariants())
        session = places.id
        run = administration.run
        url = places.url
        tlsURL = places.tlsURL
        certificateAuthority = places.authority
        clock = MockClock(administration.clock(of: places.id))
    }

    deinit { stop() }

    /// The test that used it last, if that is known: the one that runs, as soon as it is asked for anything.
    ///
    /// What was begun for one test may serve another one later.
    var test: TestTask? {
        guard let id = Test.current?.id, !isStopped.withLock({ $0 }) else { return testTask.withLock { $0 } }
        if let known = testTask.withLock({ $0 }), known.test == id { return known }
        let renewed = TestTask()
        // What went before is let go outside the lock.
        let earlier = testTask.withLock { task in
            defer { task = renewed }
            return task
        }
        return withExtendedLifetime(earlier) { renewed }
    }

    /// True once nobody answers any more: it was stopped, or the server whose session it is.
    var hasEnded: Bool { isStopped.withLock { $0 } || parent?.hasEnded == true }

    /// True once its journal is gone with it, as that of a session is and that of a server is not.
    private var isClosed: Bool { isStopped.withLock { $0 } && !endsServer }

    /// True when stopping it ends the server.
    private var endsServer: Bool { parent == nil && whole.endsServer }

    /// Refuses what makes sense before the end only.
    ///
    /// - Throws: `MockServerFailure` in one line.
    func requireOpen() throws(MockServerFailure) {
        guard !hasEnded || isClosed else { throw MockServerFailure("the server was stopped") }
    }

    /// Adds rules on top of what the server plays; the session keeps its state.
    ///
    /// Two threads that add at the same time do so one after the other.
    ///
    /// - Parameters:
    ///   - rules: A list of rules, or a whole scenario, as YAML.
    ///   - file: Where the text stands, for messages.
    ///   - line: The line there.
    /// - Throws: `MockServerFailure` with every mistake in the rules; nothing has changed then.
    public func add(_ rules: String, file: StaticString = #filePath, line: UInt = #line) throws(MockServerFailure) {
        try additions.withLock { variants throws(MockServerFailure) in
            try play(choices.withLock { $0 } + [Self.document(rules, file, line)])
            // These rules come before those of the variants, and must not come before the next ones.
            variants.forget()
        }
    }

    /// Plays something else from now on; whoever calls has taken `additions`.
    func play(_ next: [JSONValue]) throws(MockServerFailure) {
        try requireOpen()
        _ = test
        _ = try administration.ask("PUT", "/sessions/\(session)/scenarios", ["scenarios": .array(next)])
        choices.withLock { $0 = next }
    }

    /// Forgets every request: store, machines, counts and journal are as at the beginning.
    ///
    /// - Throws: `MockServerFailure` when the server cannot be reached.
    public func reset() throws(MockServerFailure) {
        try requireOpen()
        recordCoverage(isRead: true, by: administration)
        _ = try administration.ask("POST", "/sessions/\(session)/reset")
        additions.withLock { $0.reset() }
    }

    /// Opens a session of its own on the same server: its state, clock, seed and journal are apart from this one's.
    ///
    /// It costs less than a server, and any number can be open. Requests belong to it by the `url` that it has, a prefix
    /// of this server's or, with ports of its own, one of another port.
    ///
    /// - Parameters:
    ///   - scenario: The name of a scenario of what this server has loaded, such as another one of the same contract's;
    ///     nil for what this one plays now.
    ///   - rules: Rules on top, as YAML: a list of them, or a whole scenario; nil for none.
    ///   - clock: How its time runs.
    ///   - seed: The seed of every random choice; nil for the server's.
    ///   - ports: True for ports of its own: for clients that resolve paths against the root, and for faults of whole
    ///     connections.
    ///   - file: Where the rules stand, for messages.
    ///   - line: The line there.
    ///   - fileID: Stands in for the test's name in what is recorded.
    ///   - function: Stands in for the test's name in what is recorded.
    /// - Returns: The session; `stop()` closes it and leaves the server.
    /// - Throws: `MockServerFailure` with every mistake in the rules, or for a name that no scenario has.
    public func session(
        scenario: String? = nil, rules: String? = nil, clock: MockClock.Mode = .auto, seed: UInt64? = nil,
        ports: Bool = false, file: StaticString = #filePath, line: UInt = #line, fileID: StaticString = #fileID,
        function: StaticString = #function
    ) throws(MockServerFailure) -> MockServer {
        let choices =
            (scenario.map { [.string($0)] } ?? self.choices.withLock { $0 })
            + (rules.map { [Self.document($0, file, line)] } ?? [])
        let opening = SessionOpening(choices: choices, clock: clock, seed: seed, ports: ports)
        let session = try openSession(opening, impliedScenarios: scenario == nil ? impliedScenarios : [])
        session.coverage.began(fileID: fileID, function: function)
        return session
    }

    /// Stops it; a client that waits for an answer sees its connection end.
    ///
    /// A session is closed, its journal with it, and its server left as it is. What a server has recorded can still be
    /// asserted. Stopping twice is fine, also on two threads at once.
    public func stop() {
        let isFirst = isStopped.withLock { isStopped in
            defer { isStopped = true }
            return !isStopped
        }
        guard isFirst else { return }
        // It holds what the test's task has, which may be this.
        let task = testTask.withLock { task in
            defer { task = nil }
            return task
        }
        withExtendedLifetime(task) {}
        if !endsServer { recordCoverage(isRead: false, by: whole) }
        if parent == nil {
            whole.stop()
        } else {
            _ = try? whole.ask("DELETE", "/sessions/\(session)")
        }
        // Only now is it known how every exchange ended.
        if endsServer { recordCoverage(isRead: false, by: whole) }
    }

    /// Rules as they are sent, with the name that messages give them.
    static func document(_ rules: String, _ file: StaticString, _ line: UInt) -> JSONValue {
        ["yaml": .string(rules), "file": .string("rules at \(Paths.name(of: "\(file)")):\(line)")]
    }
}
