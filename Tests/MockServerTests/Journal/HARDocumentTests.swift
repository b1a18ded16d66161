import HTTPModel
import JSONModel
import Testing

@testable import MockServer

struct HARDocumentTests {
    private let fixture = AdminFixture()

    private func entries(_ query: String = "") -> [JSONValue] {
        let archive = fixture.send(.get, "/sessions/default/journal.har" + query).json
        #expect(archive?["log"]?["version"] == "1.2")
        #expect(archive?["log"]?["creator"]?["name"] == "understudy")
        return archive?["log"]?["entries"]?.arrayValue ?? []
    }

    @Test func anExchangeHasWhatTheFormatWants() throws {
        let fields: HeaderFields = [
            "Api-Key": "secret-key", "Host": "notes.example", "Cookie": "sid=secret-cookie",
            "Content-Type": "application/json",
        ]
        _ = fixture.pipeline.send(.post, "/notes?tag=a%20b", #"{"text":"a"}"#, fields: fields)
        let entry = try #require(entries().first)
        #expect(entry["startedDateTime"] == "2024-01-01T00:00:00.000Z")
        #expect(entry["time"] == 0)
        #expect(entry["timings"] == ["send": 0, "wait": 0, "receive": 0])
        #expect(entry["cache"] == [:])
        #expect(entry["_operation"] == "createNote")
        let request = entry["request"]
        #expect(request?["method"] == "POST")
        #expect(request?["url"] == "http://notes.example/notes?tag=a%20b")
        #expect(request?["httpVersion"] == "HTTP/1.1")
        #expect(request?["queryString"] == [["name": "tag", "value": "a b"]])
        #expect(request?["cookies"]?[0]?["name"] == "sid")
        #expect(request?["postData"] == ["mimeType": "application/json", "params": [], "text": #"{"text":"a"}"#])
        let response = entry["response"]
        #expect(response?["status"] == 201)
        #expect(response?["statusText"] == "Created")
        #expect(response?["redirectURL"]?.stringValue?.hasPrefix("/notes/") == true)
        let text = try #require(response?["content"]?["text"]?.stringValue)
        #expect(text.hasPrefix(#"{"id":""#))
        #expect(response?["content"]?["size"]?.intValue == text.utf8.count)
        #expect(response?["content"]?["mimeType"] == "application/json")
        #expect(!entry.compactText.contains("secret"))
    }

    @Test func entriesAreFilteredAsInTheJournal() {
        _ = fixture.pipeline.send(.get, "/notes/none")
        _ = fixture.pipeline.send(.get, "/nowhere")
        #expect(entries().count == 2)
        #expect(entries("?operation=getNote").map { $0["response"]?["status"] } == [404])
        #expect(entries("?limit=1").count == 1)
    }

    @Test func bytesAreBase64AndWaitsAreMilliseconds() {
        let archive = HARDocument.make([
            [
                "time": "2024-01-01T00:00:00.000Z", "delay": 0.08, "status": 200, "fault": "reset at start",
                "request": ["method": "GET", "target": "http://proxy.example/x", "headers": []],
                "response": ["headers": [], "bodyBase64": "AP8="],
            ], ["time": "2024-01-01T00:00:01.000Z", "refusal": ["reason": "no method", "offset": 0]],
            [
                "time": "2024-01-01T00:00:02.000Z",
                "request": ["method": "GET", "target": "/", "secure": true, "headers": []],
            ],
        ])
        let entries = archive["log"]?["entries"]
        #expect(entries?.arrayValue?.count == 2)
        #expect(entries?[0]?["time"] == 80)
        #expect(entries?[0]?["timings"]?["wait"] == 80)
        #expect(entries?[0]?["_fault"] == "reset at start")
        #expect(entries?[0]?["request"]?["url"] == "http://proxy.example/x")
        #expect(
            entries?[0]?["response"]?["content"] == ["size": 4, "mimeType": "", "text": "AP8=", "encoding": "base64"])
        #expect(entries?[1]?["request"]?["url"] == "https://localhost/")
        #expect(entries?[1]?["response"]?["status"] == 0)
        #expect(entries?[1]?["response"]?["statusText"] == "")
    }
}
