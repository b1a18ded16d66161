import HTTPModel
import JSONModel
import Testing

@testable import MockServer

struct JournalResourceTests {
    private let fixture = AdminFixture()
    private let path = "/sessions/default/journal"

    private func entries(_ query: String = "") -> [JSONValue] {
        fixture.send(.get, path + query).json?["entries"]?.arrayValue ?? []
    }

    private func send() {
        _ = fixture.pipeline.send(.post, "/notes", #"{"text":"a"}"#)
        _ = fixture.pipeline.send(.get, "/notes/none")
        _ = fixture.pipeline.send(.get, "/ntoes")
        _ = fixture.pipeline.send(.post, "/notes", #"{"rank":"x"}"#)
    }

    @Test func anEntryTellsTheWholeExchange() throws {
        send()
        let entry = try #require(entries().first)
        #expect(entry["ordinal"] == 1)
        #expect(entry["session"] == "default")
        #expect(entry["time"] == "2024-01-01T00:00:00.000Z")
        #expect(entry["outcome"] == "answered")
        #expect(entry["operation"] == "createNote")
        #expect(entry["rule"] == "documented#create")
        #expect(entry["status"] == 201)
        #expect(entry["request"]?["method"] == "POST")
        #expect(entry["request"]?["body"] == ["text": "a"])
        let key = entry["request"]?["headers"]?.arrayValue?.first { $0["name"] == "Api-Key" }?["value"]?.stringValue
        #expect(key?.wholeMatch(of: /\*\*\*#[0-9a-f]{8}/) != nil)
        let violations = entries().last?["violations"]?.arrayValue ?? []
        #expect(
            violations.map { $0["message"] } == [
                "body /text is missing, contract wants a string",
                #"body /rank is "x" (string), contract wants integer"#,
            ])
    }

    @Test(arguments: [
        ("", [1, 2, 3, 4]), ("?operation=createNote", [1, 4]), ("?rule=documented%23create", [1]),
        ("?status=404", [2, 3]),
        ("?method=GET", [2, 3]), ("?path=/notes", [1, 4]), ("?path=/notes*", [1, 2, 4]), ("?since=3", [3, 4]),
        ("?after=3", [4]), ("?limit=2", [1, 2]), ("?method=POST&after=1", [4]), ("/unmatched", [3]),
    ])
    func entriesAreFiltered(query: String, ordinals: [Int]) {
        send()
        #expect(entries(query).compactMap { $0["ordinal"]?.intValue } == ordinals)
        guard !query.contains("limit"), !query.contains("unmatched") else { return }
        #expect(fixture.send(.get, path + "/count" + query).json?["count"]?.intValue == ordinals.count)
    }

    @Test func pagesFollowOneAnother() {
        send()
        let first = fixture.send(.get, path + "?limit=3").json
        #expect(first?["next"] == 3)
        #expect(entries("?after=3").count == 1)
        #expect(fixture.send(.get, path + "?after=4").json?["next"] == 4)
    }

    @Test func nearMissesHoldTheClosestOperation() {
        send()
        let miss = fixture.send(.get, path + "/near-misses").json?["nearMisses"]?[0]
        #expect(miss?["ordinal"] == 3)
        #expect(miss?["text"]?.stringValue?.contains(#"path segment 1 is "ntoes", expected "notes""#) == true)
    }

    @Test func sessionsHaveViewsOfTheirOwn() throws {
        send()
        let id = try fixture.open()
        fixture.note("b", in: id)
        #expect(fixture.send(.get, "/sessions/\(id)/journal/count").json?["count"] == 1)
        #expect(fixture.send(.delete, path).status == 204)
        #expect(entries().isEmpty)
        #expect(fixture.send(.get, "/sessions/\(id)/journal/count").json?["count"] == 1)
        send()
        #expect(entries().count == 4)
    }

    @Test func queryParametersHaveTypes() {
        #expect(fixture.send(.get, path + "?status=ok").status == 400)
    }

    @Test(arguments: ["", "/unmatched", "/near-misses"], [0, -1])
    func aLimitBelowOneIsRefused(part: String, limit: Int) {
        #expect(fixture.send(.get, "\(path)\(part)?limit=\(limit)").status == 400)
    }
}
