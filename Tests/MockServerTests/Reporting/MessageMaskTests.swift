import Contracts
import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import MockServer

struct MessageMaskTests {
    private let mask = MessageMask(SecretNames(of: PipelineFixture.bundled.contracts))

    private func content(_ text: String, type: String) -> String {
        let request = Request(
            method: .post, target: RequestTarget(path: "/"), fields: [.contentType: type], body: Array(text.utf8))
        switch mask.content(request.body, of: request.fields) {
        case .json(let value): return value.compactText
        case .text(let text): return text
        case .none, .bytes: return ""
        }
    }

    @Test func credentialsInFieldsAreHidden() {
        let secret = SecretMask.text(for: "abc")
        #expect(mask.field("authorization", "Bearer abc") == "Bearer \(secret)")
        #expect(mask.field("Authorization", "abc") == secret)
        #expect(mask.field("Cookie", "a=abc; b=abc") == "a=\(secret); b=\(secret)")
        #expect(mask.field("auth-key", "abc") == secret)
        #expect(mask.field("Accept", "abc") == "abc")
    }

    @Test func passwordsInContentAreHidden() {
        let secret = SecretMask.text(for: "abc")
        #expect(
            content(#"{"list":[{"password":"abc","name":"x"}],"password":null}"#, type: "application/json")
                == #"{"list":[{"password":"\#(secret)","name":"x"}],"password":null}"#)
        let form = content("name=x&password=abc", type: "application/x-www-form-urlencoded")
        #expect(form == "name=x&password=\(secret)")
        let broken = #"{"password":"abc""#
        #expect(content(broken, type: "application/json") == "\(SecretMask.text(for: broken)) (17 bytes)")
        #expect(content("hello", type: "text/plain") == "hello")
    }

    @Test func whatConditionsWantOfSecretsIsHidden() {
        let secret = SecretMask.text(for: "abc")
        #expect(mask.text(#""abc""#, at: "header Auth-Key") == secret)
        #expect(mask.text(#""Bearer abc""#, at: "header Authorization") == "Bearer \(secret)")
        #expect(mask.text(#""abc""#, at: "header Accept") == #""abc""#)
        #expect(mask.text(#""abc""#, at: "cookie sid") == secret)
        #expect(mask.text(#""abc""#, at: "body /password") == secret)
        #expect(mask.text(#""abc""#, at: "body /passwords") == #""abc""#)
        #expect(mask.text(#""abc""#, at: "body $.list[*]['password']") == secret)
        #expect(mask.text(#"{"matches":"abc"}"#, at: "body $..password") == SecretMask.text(for: #"{"matches":"abc"}"#))
        let document = #"{"equalsJSON":{"password":"abc"}}"#
        #expect(mask.text(document, at: "body ") == document.replacing("abc", with: secret))
        let headers = #"{"headers":{"Auth-Key":"abc","X":"y"}}"#
        let body = #"{"not":{"body":{"$.password":"abc","/port":1}}}"#
        #expect(mask.text("[\(headers),\(body)]", at: "any") == "[\(headers),\(body)]".replacing("abc", with: secret))
        #expect(mask.text("true", at: "valid") == "true")
    }

    @Test func whatConditionsWantOfSecretsInPathsIsHidden() throws {
        let contract = NotesAPI.contract.replacing(
            "in: path, required: true, schema: { type: string }",
            with: "in: path, required: true, schema: { type: string, format: password }")
        let loaded = PipelineFixture.load(["openapi.yaml"], from: InMemoryFiles(["openapi.yaml": contract]))
        let mask = MessageMask(SecretNames(of: loaded.repertoire.contracts))
        #expect(mask.text(#""abc""#, at: "path id") == SecretMask.text(for: "abc"))
        #expect(mask.text(#""abc""#, at: "path other") == #""abc""#)
    }

    @Test func pathsThatNoOperationTookShowWhatTemplatesHave() throws {
        let contract = NotesAPI.contract.replacing(
            "in: path, required: true, schema: { type: string }",
            with: "in: path, required: true, schema: { type: string, format: password }")
        let loaded = PipelineFixture.load(["openapi.yaml"], from: InMemoryFiles(["openapi.yaml": contract]))
        let mask = MessageMask(SecretNames(of: loaded.repertoire.contracts))
        let secret = SecretMask.text(for: "SECRET")
        for path in [
            "/notes/SECRET", "/notes/SECRET/", "/notes/SECRET//", "/notes//SECRET", "//notes/SECRET", "/Notes/SECRET",
            "/note/SECRET", "/ntoes/SECRET", "/notes/SECRET/notes/", "/%6Eotes/SECRET", "/notes", "/nothing", "/", "",
        ] {
            #expect(mask.path(path, of: nil) == path.replacing("SECRET", with: secret))
        }
        #expect(mask.path("/notes/SECRET/x", of: nil) == "/notes/\(secret)/\(SecretMask.text(for: "x"))")
        #expect(mask.path("/memos/S%45CRET", of: nil) == "/\(SecretMask.text(for: "memos"))/\(secret)")
        let without = MessageMask(SecretNames(of: PipelineFixture.bundled.contracts))
        #expect(without.path("/note/SECRET", of: nil) == "/note/SECRET")
    }
}
