import Contracts
import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import MockServer

/// The main path without a socket.
@Suite struct ExchangePipelineTests {
    let server = PipelineFixture()

    @Test func theSampleGetsTheSampleAnswerAndIsKept() throws {
        let created = server.send(.post, "/notes", #"{"rank":1.0,"text":"Buy milk"}"#)
        #expect(created.status == 201)
        #expect(created.json == ["id": "n1", "text": "Buy milk", "rank": 1])
        #expect(server.send(.get, "/notes/n1").json == ["id": "n1", "text": "Buy milk", "rank": 1])
        #expect(server.journal.entries.map(\.ruleID) == ["documented#sample", "documented#get"])
        #expect(server.journal.entries.map(\.operationID) == ["createNote", "getNote"])
        #expect(server.journal.entries.map(\.contractName) == ["openapi", "openapi"])
    }

    @Test func othersGetTheirOwnValuesAndCanBeReadListedReplacedAndRemoved() throws {
        let first = server.send(.post, "/notes", #"{"text":"a","rank":2}"#)
        let second = server.send(.post, "/notes", #"{"text":"b","rank":3}"#)
        let id = try #require(first.json?["id"]?.stringValue)
        #expect(id.utf8.count == 8)
        #expect(id != second.json?["id"]?.stringValue)
        #expect(first.fields["Location"] == "/notes/\(id)")
        #expect(server.send(.get, "/notes").json?.arrayValue?.compactMap { $0["text"] } == ["b", "a"])
        #expect(server.send(.get, "/notes?rank=2").json?.arrayValue?.compactMap { $0["text"] } == ["a"])
        #expect(
            server.send(.put, "/notes/\(id)", #"{"text":"c"}"#).json == ["id": .string(id), "text": "c", "rank": 2])
        #expect(server.send(.delete, "/notes/\(id)").status == 204)
        let gone = server.send(.get, "/notes/\(id)")
        #expect(gone.status == 404)
        #expect(gone.json == ["error": "no such note"])
    }

    @Test func theSameSeedGivesTheSameIDs() {
        let other = PipelineFixture()
        let different = PipelineFixture(seed: 2)
        let body = #"{"text":"a"}"#
        let first = server.send(.post, "/notes", body)
        #expect(first.body == other.send(.post, "/notes", body).body)
        #expect(first.body != different.send(.post, "/notes", body).body)
    }

    @Test func aHappyRuleNeverAnswersWhatTheVendorRefuses() {
        let refused = server.send(.post, "/notes", #"{"text":""}"#, fields: [:])
        #expect(refused.status == 401)
        #expect(refused.json == ["error": "no key"])
        let invalid = server.send(.post, "/notes", #"{"text":"","rank":"1"}"#)
        #expect(invalid.status == 400)
        #expect(invalid.json == ["errors": ["/text: minLength", "/rank: type"]])
        #expect(server.send(.get, "/notes").json == [])
    }

    @Test func unsupportedMediaTypesGet415AndUnacceptableOnes406() {
        let unsupported = server.send(.post, "/notes", "text=a", fields: ["Api-Key": "k", .contentType: "text/csv"])
        #expect(unsupported.status == 415)
        #expect(unsupported.fields[.accept] == "application/json")
        let unacceptable = server.send(
            .post, "/notes", #"{"text":"a"}"#,
            fields: ["Api-Key": "k", .contentType: "application/json", .accept: "image/png"])
        #expect(unacceptable.status == 406)
        #expect(server.send(.get, "/notes").json == [])
    }

    @Test func oneRequestCanPreferAnAnswer() {
        func prefer(_ preference: String) -> Response {
            server.send(
                .post, "/notes", #"{"text":"a"}"#,
                fields: ["Api-Key": "k", .contentType: "application/json", .prefer: preference])
        }
        #expect(prefer("code=429").json == ["error": "too many"])
        #expect(prefer("example=created").json == ["id": "n1", "text": "Buy milk", "rank": 1])
        #expect(prefer("code=201").status == 201)
        #expect(prefer("scenario=busy").status == 429)
        #expect(prefer("code=418").status == 404)
        #expect(
            prefer("example=unknown").detail
                == "Prefer: example=unknown is not documented for createNote; there are created, problem, tooMany.")
        #expect(prefer("example=creatd").detail?.contains("did you mean \"created\"?") == true)
        #expect(prefer("scenario=bussy").detail?.contains("did you mean \"busy\"?") == true)
        #expect(server.send(.get, "/notes").json == [], "a preferred answer keeps nothing")
    }

    @Test func unknownPathsAreToldTheClosestOperation() {
        let response = server.send(.post, "/note", "{}")
        #expect(response.status == 404)
        #expect(response.fields[.contentType] == Response.problemMediaType)
        #expect(response.detail?.contains("closest: POST /notes (openapi createNote, openapi.yaml:6)") == true)
        #expect(response.detail?.contains("path segment 1 is \"note\", expected \"notes\"") == true)
        #expect(server.journal.entries.last?.remark == response.detail)
    }

    @Test func knownPathsWithAnotherMethodGet405WithAllow() {
        let response = server.send(.patch, "/notes", "{}")
        #expect(response.status == 405)
        #expect(response.fields[.allow] == "POST, GET, HEAD, OPTIONS")
        let options = server.send(.options, "/notes")
        #expect(options.status == 204)
        #expect(options.fields[.allow] == "POST, GET, HEAD, OPTIONS")
    }

    @Test func theJournalHoldsWhatTheContractSaysWhateverIsAnswered() {
        _ = server.send(
            .post, "/notes", #"{"rank":1}"#,
            fields: ["Api-Key": "k", .contentType: "application/json", .prefer: "code=201"])
        let entry = server.journal.entries[0]
        #expect(entry.status == 201)
        #expect(entry.violations.map(\.place.pointerText) == ["/text"])
        #expect(entry.violations.map(\.keyword) == ["required"])
    }

    @Test func gzipBodiesAreDecodedAndOtherCodingsRefused() {
        let response = server.send(
            .post, "/notes", #"{"text":"a"}"#,
            fields: ["Api-Key": "k", .contentType: "application/json", .contentEncoding: "br"])
        #expect(response.status == 415)
        #expect(response.fields[.acceptEncoding] == "gzip, identity")
    }

    @Test func pagesOfThisMachineMayReadAnswersAndErrors() {
        let response = server.send(.get, "/nowhere", fields: [.origin: "http://localhost:3000"])
        #expect(response.fields["Access-Control-Allow-Origin"] == "http://localhost:3000")
    }

    @Test func preflightsGetEachFieldOnce() {
        let response = server.send(
            .options, "/notes", fields: [.origin: "http://localhost:3000", "Access-Control-Request-Method": "POST"])
        #expect(response.status == 204)
        #expect(response.fields.values("Access-Control-Allow-Origin") == ["http://localhost:3000"])
        #expect(response.fields.values("Access-Control-Allow-Credentials") == ["true"])
        #expect(response.fields["Access-Control-Allow-Methods"] == "POST, GET, HEAD")
    }

    @Test func aPreferenceIsNotedWhetherItIsMetOrNot() {
        func remark(_ preference: String) -> String? {
            _ = server.send(.get, "/notes", fields: ["Api-Key": "k", .prefer: preference])
            return server.journal.entries.last?.remark
        }
        #expect(remark("code=200") == "Prefer: code=200")
        #expect(remark("code=418")?.hasPrefix("Prefer: code=418 is not documented for listNotes") == true)
        #expect(remark("scenario=bussy")?.contains("did you mean \"busy\"?") == true)
    }

    @Test func noContentNeedsNoDecoding() {
        #expect(server.send(.get, "/notes", fields: ["Api-Key": "k", .contentEncoding: "gzip"]).status == 200)
    }

    @Test func everyAnswerCarriesTheRunToken() {
        #expect(server.send(.get, "/notes").fields["Understudy-Run"] == "run-1")
        #expect(server.send(.get, "/nowhere").fields["Understudy-Run"] == "run-1")
    }
}
