import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import MockServer

/// Which exchanges meet a condition.
struct JournalQueryResourceTests {
    private func ask(_ fixture: AdminFixture, _ operation: String, when: String? = nil) -> JSONValue? {
        var question = JSONObject([])
        question["operation"] = .string(operation)
        question["when"] = when.map { .string($0) }
        return fixture.send(.post, "/sessions/default/journal/find", JSONValue.object(question).compactText).json
    }

    private func found(_ fixture: AdminFixture, _ operation: String, when: String? = nil) -> [Int]? {
        ask(fixture, operation, when: when)?["ordinals"]?.arrayValue?.compactMap(\.intValue)
    }

    @Test func aMethodMeansRequestsWithThatMethodOnly() {
        let fixture = AdminFixture()
        for method in [HTTPModel.Method.get, .head, .get] { _ = fixture.pipeline.send(method, "/notes") }
        #expect(found(fixture, "listNotes") == [1, 2, 3])
        #expect(found(fixture, "GET /notes") == [1, 3])
        #expect(found(fixture, "HEAD /notes") == [2])
        #expect(found(fixture, "HEAD /notes", when: "query: { a: { absent: true } }") == [2])
        #expect(ask(fixture, "HEAD /memos")?["detail"]?.stringValue?.contains("no operation \"HEAD /memos\"") == true)
    }

    @Test func anOperationOfSeveralContractsIsNamedWithItsContract() {
        let memos = NotesAPI.contract.replacing("/notes", with: "/memos")
        let fixture = AdminFixture(
            PipelineFixture(
                [("work.yaml", NotesAPI.contract), ("home.yaml", memos)], fields: ["Api-Key": "k"]))
        _ = fixture.pipeline.send(.post, "/notes", #"{"text":"a"}"#)
        _ = fixture.pipeline.send(.post, "/memos", #"{"text":"a"}"#)
        #expect(
            ask(fixture, "createNote")?["detail"]
                == #"operation "createNote" is one of 2 contracts, so say which: "work:createNote", "home:createNote""#)
        #expect(found(fixture, "work:createNote") == [1])
        #expect(found(fixture, "home:createNote", when: "body: { /text: a }") == [2])
        #expect(found(fixture, "home:POST /memos") == [2])
        #expect(found(fixture, "POST /memos") == [2])
    }

    @Test func whatArrivedBeforeFilesChangedCountsToo() throws {
        let fixture = AdminFixture()
        func reload(_ change: (String) -> String) throws {
            let files = [
                "openapi.yaml": change(NotesAPI.contract), "documented.yaml": change(NotesAPI.scenario),
            ]
            let loaded = PipelineFixture.load(["openapi.yaml", "documented.yaml"], from: InMemoryFiles(files))
            #expect(loaded.findings == [])
            _ = try fixture.pipeline.sessions.replace(ServedRepertoire(loaded.repertoire, runToken: "run-1"))
        }
        _ = fixture.pipeline.send(.post, "/notes", #"{"text":"a"}"#)
        try reload { $0 }
        _ = fixture.pipeline.send(.post, "/notes", #"{"text":"a"}"#)
        #expect(found(fixture, "createNote") == [1, 2])
        #expect(found(fixture, "createNote", when: "body: { /text: a }") == [1, 2])
        // A request that the operation would not take any more cannot be held against it.
        try reload { $0.replacing("/notes", with: "/memos") }
        _ = fixture.pipeline.send(.post, "/memos", #"{"text":"a"}"#)
        #expect(found(fixture, "createNote") == [1, 2, 3])
        let answer = ask(fixture, "createNote", when: "body: { /text: a }")
        #expect(answer?["ordinals"] == [3])
        #expect(
            answer?["unknown"]?[0]
                == [
                    "ordinal": 1,
                    "reason": "the contract was loaded anew and has no such path for createNote any more",
                ])
        #expect(answer?["unknown"]?.arrayValue?.count == 2)
    }

    @Test func aSearchThatWasGivenUpIsToldUnlessSomethingElseDecides() {
        let fixture = AdminFixture()
        let endless = String(repeating: "a", count: 40) + "!"
        for text in ["aa", endless, "b"] { _ = fixture.pipeline.send(.post, "/notes", #"{"text":"\#(text)"}"#) }
        let answer = ask(fixture, "createNote", when: "body: { /text: { matches: '^(a+)+$' } }")
        #expect(answer?["ordinals"] == [1])
        #expect(
            answer?["unknown"]
                == [["ordinal": 2, "reason": "the search in body /text took too many steps — request:1"]])
        #expect(answer?["missed"]?.arrayValue?.compactMap { $0["ordinal"] } == [3])
        let decided = ask(fixture, "createNote", when: "body: { /rank: 1, /text: { matches: '^(a+)+$' } }")
        #expect(decided?["unknown"] == [])
        let mismatches = decided?["missed"]?[1]?["mismatches"]?.arrayValue
        #expect(mismatches?.compactMap { $0["place"] } == ["body /rank"])
    }
}
