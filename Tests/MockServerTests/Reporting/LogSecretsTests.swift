import HTTPModel
import Support
import TestSupport
import Testing

@testable import MockServer

/// Secrets in the log and in what the admin API tells of the journal: hidden by one mask.
struct LogSecretsTests {
    private static let contract = """
        openapi: 3.1.0
        info: { title: Vault, version: "1" }
        security: [{ key: [] }]
        paths:
          /pins:
            put:
              operationId: putPin
              parameters:
                - { name: code, in: query, schema: { type: integer, format: password } }
                - { name: Old-Pin, in: header, schema: { type: integer, format: password } }
                - { name: pin, in: cookie, schema: { type: integer, format: password } }
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      properties: { pin: { type: string, minLength: 20, writeOnly: true }, hint: { type: integer } }
              responses: { "204": { description: ok } }
          /safes/{pin}:
            get:
              operationId: openSafe
              parameters: [{ name: pin, in: path, required: true, schema: { type: string, format: password } }]
              responses: { "204": { description: ok } }
        components: { securitySchemes: { key: { type: apiKey, in: query, name: api key } } }
        """

    /// Log lines as both forms have them.
    private final class Lines: RequestLog {
        private let lines = LockedValue<[String]>([])
        var texts: [String] { lines.withLock { $0 } }
        func record(_ line: LogLine) {
            lines.withLock { $0 += [LogRenderer.text.line(line), LogRenderer.json.line(line)] }
        }
    }

    private let log = Lines()
    private let fixture: AdminFixture

    init() {
        let loaded = PipelineFixture.load(["openapi.yaml"], from: InMemoryFiles(["openapi.yaml": Self.contract]))
        fixture = AdminFixture(PipelineFixture(loaded.repertoire, log: log))
    }

    private func journal() -> String {
        String(decoding: fixture.send(.get, "/sessions/default/journal").body, as: UTF8.self)
    }

    @Test(arguments: ["/pins", "/nowhere"])
    func aSecretInTheQueryHasTheSameDigestInLogAndJournal(path: String) {
        _ = fixture.pipeline.send(.put, path + "?a=1&api%20key=s3cret&code=17&b", fields: [:])
        let masked =
            "\(path)?a=1&api%20key=\(SecretMask.text(for: "s3cret"))&code=\(SecretMask.text(for: "17"))&b"
        #expect(log.texts.count == 2)
        for text in log.texts + [journal()] {
            #expect(text.contains(masked), "\(text)")
            #expect(!text.contains("s3cret"))
        }
    }

    @Test(arguments: [
        (Method.get, "/safes/hunter2"), (.post, "/safes/hunter2"), (.options, "/safes/hunter2"),
        (.get, "/safes/hunter2/"), (.get, "/more/safes/hunter2"), (.get, "/~nobody/safes/hunter2"),
        (.get, "/safes/hunter2//"), (.get, "/safe/hunter2"), (.get, "/Safes/hunter2"), (.get, "/%73afes/hunter2"),
        (.get, "/safes/hunter2/pins"), (.get, "/safes/pins/hunter2"), (.get, "/pins/hunter2"),
    ])
    func aSecretInThePathIsHiddenWhetherAnOperationTookTheRequestOrNot(method: Method, path: String) {
        let answer = fixture.pipeline.send(method, path, fields: [:])
        let masked = path.replacing("hunter2", with: SecretMask.text(for: "hunter2"))
        #expect(log.texts.count == 2)
        let told = fixture.send(.get, "/sessions/default/journal/near-misses")
        #expect(told.status == 200)
        let nearMisses = String(decoding: told.body, as: UTF8.self)
        for text in log.texts + [journal()] { #expect(text.contains(masked), "\(text)") }
        for text in log.texts + [journal(), nearMisses, answer.detail ?? ""] {
            #expect(!text.contains("hunter2"), "\(text)")
        }
    }

    @Test func aSecretThatBreaksTheContractIsTheSameInEveryRunForClientsOnly() {
        let answer = fixture.pipeline.send(
            .put, "/pins?api%20key=k&code=xyz", #"{"pin":"hunter2","hint":"seven"}"#,
            fields: [.contentType: "application/json", "Old-Pin": "four", "Cookie": "pin=nine"])
        #expect(answer.status == 400)
        #expect(answer.detail?.contains("body /pin is *** (7 characters)") == true, "\(answer.detail ?? "")")
        for text in log.texts + [journal()] {
            for (place, secret) in [
                ("body /pin", "hunter2"), ("query parameter code", "xyz"), ("header Old-Pin", "four"),
                ("cookie pin", "nine"),
            ] {
                #expect(text.contains("\(place) is \(SecretMask.text(for: secret)) ("), "\(place): \(text)")
                #expect(!text.contains(secret))
            }
            #expect(text.contains("body /hint is"))
        }
    }
}
