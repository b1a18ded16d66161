import Contracts
import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import MockServer

/// Sessions beside the default one, and how requests find them.
struct SessionsTests {
    private let fixture = PipelineFixture()

    private func open(_ change: (inout SessionWish) -> Void = { _ in }) throws -> Session {
        var wish = SessionWish()
        change(&wish)
        return try fixture.sessions.open(wish).session
    }

    private func texts(_ prefix: String = "", _ fields: HeaderFields = [:]) -> [String] {
        var fields = fields
        fields.append("Api-Key", "k")
        let notes = fixture.send(.get, prefix + "/notes", fields: fields).json?.arrayValue ?? []
        return notes.compactMap { $0["text"]?.stringValue }
    }

    @Test func aPrefixChoosesASessionAndIsTakenOff() throws {
        let id = try open().id
        #expect(fixture.send(.post, "/~\(id)/notes", #"{"text":"a"}"#).status == 201)
        #expect(texts("/~\(id)") == ["a"])
        #expect(texts() == [])
        #expect(fixture.journal.entries(of: id).map { $0.request?.target.path } == ["/notes", "/notes"])
        let root = fixture.send(.get, "/~\(id)")
        #expect(root.detail == "GET / matches no operation of openapi.")
    }

    @Test func aHeaderAndATraceChooseASession() throws {
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
        let id = try open { $0.traceID = trace }.id
        let header: HeaderFields = ["traceparent": "00-\(trace)-00f067aa0ba902b7-01", "Api-Key": "k"]
        #expect(fixture.send(.delete, "/notes/none", fields: header).status == 404)
        #expect(fixture.send(.delete, "/notes/none", fields: ["understudy-session": id, "Api-Key": "k"]).status == 404)
        #expect(fixture.journal.entries(of: id).count == 2)
        let other: HeaderFields = [
            "traceparent": "00-\(trace.reversed().map(String.init).joined())-00f067aa0ba902b7-01"
        ]
        _ = fixture.send(.delete, "/notes/none", fields: other)
        #expect(fixture.journal.entries(of: id).count == 2)
        #expect(throws: MockServerError.self) { try open { $0.traceID = trace } }
    }

    @Test(arguments: [
        "00-00000000000000000000000000000000-1-01", "ff-4bf92f3577b34da6a3ce929d0e0e4736-1-01", "x", "00-4B-1-1",
    ])
    func aTraceParentThatIsNoneIsNone(text: String) {
        #expect(SessionMatch.traceID(text) == nil)
    }

    @Test func anUnknownSessionIsSaidToBeUnknown() throws {
        let closed = try open().id
        #expect(fixture.sessions.close(id: closed))
        #expect(!fixture.sessions.close(id: closed))
        for (path, fields) in [
            ("/~\(closed)/notes", [:] as HeaderFields), ("/notes", ["Understudy-Session": closed]),
        ] {
            let answer = fixture.send(.get, path, fields: fields)
            #expect(answer.status == 404)
            #expect(answer.fields.first(.contentType) == "application/problem+json")
            let reason = "it was never opened here, was closed, or its time to live is over."
            #expect(answer.detail == "No session \"\(closed)\" is open: \(reason)")
        }
    }

    @Test func anUnknownSessionIsSaidToBeUnknownBeforeAnyWasOpened() {
        for path in ["/notes", "/nowhere"] {
            let answer = fixture.send(.get, path, fields: ["Api-Key": "k", "understudy-session": "none"])
            #expect(answer.status == 404)
            #expect(answer.detail?.hasPrefix("No session \"none\" is open") == true)
        }
        #expect(fixture.send(.get, "/notes", fields: ["Api-Key": "k", "Understudy-Session": "default"]).status == 200)
        #expect(fixture.send(.get, "/notes", fields: ["Api-Key": "k", "X-Session": "none"]).status == 200)
    }

    @Test func closingASessionFreesItsPartOfTheJournal() throws {
        let id = try open().id
        _ = fixture.send(.get, "/notes")
        let before = fixture.journal.byteCount
        _ = texts("/~\(id)")
        #expect(fixture.journal.entries(of: id).count == 1)
        #expect(fixture.sessions.close(id: id))
        #expect(fixture.journal.entries(of: id).isEmpty)
        #expect(fixture.journal.byteCount == before)
        // A request that had found the session before it was closed leaves nothing behind either.
        let session = try open()
        let match = SessionMatch(
            session: session, request: Request(method: .get, target: RequestTarget(path: "/notes")))
        fixture.sessions.close(id: session.id)
        _ = fixture.receive(match)
        #expect(fixture.journal.entries.count == 1)
    }

    @Test func closingTellsWhoWaits() throws {
        let session = try open()
        let calls = LockedValue<[Int]>([])
        let first = session.whenEnded { calls.withLock { $0.append(1) } }
        _ = session.whenEnded { calls.withLock { $0.append(2) } }
        session.forget(first)
        #expect(!session.hasEnded)
        fixture.sessions.close(id: session.id)
        #expect(session.hasEnded)
        _ = session.whenEnded { calls.withLock { $0.append(3) } }
        #expect(calls.withLock { $0 } == [2, 3])
    }

    @Test func aThousandSessionsDoNotSeeOneAnother() throws {
        let sessions = try (0..<1_000).map { index in
            try open { wish in
                wish.clock = ManualClock(at: SessionInstant(secondsSinceEpoch: Int64(index)))
                wish.name = index % 2 == 0 ? "even" : nil
            }
        }
        #expect(Set(sessions.map(\.id)).count == 1_000)
        var ids: [String] = []
        for (index, session) in sessions.enumerated() {
            let answer = fixture.send(.post, "/~\(session.id)/notes", #"{"text":"note \#(index)"}"#)
            #expect(answer.status == 201)
            ids.append(answer.json?["id"]?.stringValue ?? "")
        }
        for (index, session) in sessions.enumerated() {
            #expect(texts("/~\(session.id)") == ["note \(index)"])
            let entries = fixture.journal.entries(of: session.id)
            #expect(entries.map(\.operationID) == ["createNote", "listNotes"])
            #expect(entries.allSatisfy { $0.arrival.secondsSinceEpoch == index })
        }
        #expect(texts() == [])
        // Sessions of one name draw alike, those of different ones do not.
        #expect(ids[0] == ids[2])
        #expect(Set(ids).count == 501)
        for session in sessions { #expect(fixture.sessions.close(id: session.id)) }
        #expect(fixture.sessions.openCount == 0)
    }

    @Test func sessionsPlayWhatTheyWereOpenedWith() throws {
        let busy = try open { $0.scenarios = [.named("busy")] }
        #expect(fixture.send(.post, "/~\(busy.id)/notes", #"{"text":"a"}"#).status == 429)
        #expect(fixture.send(.post, "/notes", #"{"text":"a"}"#).status == 201)
        #expect(busy.playbook.scenarioNames == ["busy"])
        #expect { try open { $0.scenarios = [.named("bussy")] } } throws: { error in
            (error as? MockServerError)?.lines == [#"no scenario "bussy", did you mean "busy"?"#]
        }
    }

    @Test func stateIsKeptOrForgotten() throws {
        let session = try open()
        let prefix = "/~\(session.id)"
        _ = fixture.send(.post, "\(prefix)/notes", #"{"text":"a"}"#)
        let served = fixture.sessions.repertoire
        session.change(to: try served.playbook(of: ["busy"]), keepsState: true)
        #expect(texts(prefix) == ["a"])
        #expect(fixture.send(.post, "\(prefix)/notes", #"{"text":"b"}"#).status == 429)
        session.change(to: try served.playbook(of: [] as [String]), keepsState: false)
        #expect(texts(prefix) == [])
        _ = fixture.send(.post, "\(prefix)/notes", #"{"text":"c"}"#)
        session.reset()
        #expect(texts(prefix) == [])
    }

    @Test func filesThatChangedArePlayedWithStateKept() throws {
        let session = try open { $0.scenarios = [.named("busy")] }
        let other = try open()
        _ = fixture.send(.post, "/~\(other.id)/notes", #"{"text":"kept"}"#)
        let changed = PipelineFixture.load(
            ["openapi.yaml", "documented.yaml"],
            from: InMemoryFiles([
                "openapi.yaml": NotesAPI.contract,
                "documented.yaml": NotesAPI.scenario.replacing("status: 201", with: "status: 202"),
            ]))
        let notes = try fixture.sessions.replace(ServedRepertoire(changed.repertoire, runToken: "run-1"))
        #expect(
            notes == ["session \(session.id) plays on as before: no scenario \"busy\"; there are documented"])
        #expect(texts("/~\(other.id)") == ["kept"])
        #expect(fixture.send(.post, "/~\(other.id)/notes", #"{"text":"a"}"#).status == 202)
        #expect(fixture.send(.post, "/notes", #"{"text":"a"}"#).status == 202)
        #expect(fixture.send(.post, "/~\(session.id)/notes", #"{"text":"a"}"#).status == 429)
    }

    @Test func theDateIsThatOfTheSessionsClock() throws {
        let clock = ManualClock()
        let session = try open { $0.clock = clock }
        let dates = DateKeeper()
        clock.advance(by: .seconds(61))
        #expect(String(decoding: dates.current(by: session.clock), as: UTF8.self) == "Mon, 01 Jan 2024 00:01:01 GMT")
        session.change(clock: ManualClock(at: SessionInstant(secondsSinceEpoch: 0)))
        #expect(String(decoding: dates.current(by: session.clock), as: UTF8.self) == "Thu, 01 Jan 1970 00:00:00 GMT")
    }

    @Test func whoWaitsOnAClockThatIsReplacedIsLetGo() throws {
        let clock = ManualClock()
        let session = try open { $0.clock = clock }
        let isAwake = LockedValue(false)
        _ = clock.wake(at: clock.now + .seconds(3_600)) { isAwake.withLock { $0 = true } }
        session.change(clock: RealClock())
        #expect(isAwake.withLock { $0 })
    }

    @Test func requestsToTheDefaultSessionAreHintedAt() throws {
        let log = LogRecorder()
        let fixture = PipelineFixture(PipelineFixture.bundled, log: log)
        _ = fixture.send(.get, "/x")
        let id = try fixture.sessions.open(SessionWish()).session.id
        _ = fixture.send(.get, "/x")
        _ = fixture.send(.get, "/~\(id)/x")
        // Who names a session that is not open knows of sessions.
        _ = fixture.send(.get, "/x", fields: ["Understudy-Session": "none"])
        _ = fixture.send(.get, "/~\(String(repeating: "0", count: id.count))/x")
        let hints = log.lines.map { line in line.findings.filter { $0.contains("default") } }
        #expect(hints == [[], ["1 session is open, but this request went to the default one"], [], [], []])
        #expect(log.lines.suffix(2).allSatisfy { $0.findings.count == 1 && $0.findings[0].hasPrefix("No session ") })
        #expect(log.lines.map(\.session) == ["default", "default", id, "default", "default"])
        #expect(log.lines.map(\.isUnmatched) == [true, true, true, true, true])
    }
}

/// Keeps the log's lines.
final class LogRecorder: RequestLog {
    private let recorded = LockedValue<[LogLine]>([])
    var lines: [LogLine] { recorded.withLock { $0 } }

    func record(_ line: LogLine) {
        recorded.withLock { $0.append(line) }
    }
}
