import HTTPModel
import JSONModel
import Testing

@testable import MockServer

/// Who may use the admin API.
struct AdminGateTests {
    private func fixture(_ change: (inout RunningServer.Configuration) -> Void) -> AdminFixture {
        var configuration = RunningServer.Configuration()
        change(&configuration)
        return AdminFixture(PipelineFixture(PipelineFixture.bundled, configuration: configuration))
    }

    @Test(arguments: [
        "127.0.0.1", "127.0.0.1:8080", "localhost:1", "LOCALHOST", "[::1]:8080", "[::1]",
        "tests.understudy.localhost:80",
    ])
    func loopbackHostsAreLetIn(host: String) {
        #expect(AdminFixture().send(.get, "/health", fields: [.host: host]).status == 200)
    }

    @Test(arguments: ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "[::2]", "0.0.0.0", ""])
    func otherHostsAreRefused(host: String) {
        let answer = AdminFixture().send(.get, "/health", fields: [.host: host])
        #expect(answer.status == 403)
        #expect(answer.json?["title"] == "Foreign host")
    }

    @Test(arguments: ["https://evil.example", "null", "http://localhost.evil.example", "file://"])
    func foreignPagesAreRefused(origin: String) {
        let answer = AdminFixture().send(.get, "/health", fields: [.origin: origin])
        #expect(answer.status == 403)
        #expect(answer.json?["title"] == "Foreign origin")
        #expect(!answer.fields.contains("Access-Control-Allow-Origin"))
    }

    @Test func pagesOfThisMachineMayAsk() {
        let origin: HeaderFields = [.origin: "http://localhost:3000"]
        let answer = AdminFixture().send(.get, "/health", fields: origin)
        #expect(answer.status == 200)
        #expect(answer.fields.first("Access-Control-Allow-Origin") == "http://localhost:3000")
        var preflight = origin
        preflight.append("Access-Control-Request-Method", "POST")
        let allowed = AdminFixture().send(.options, "/sessions", fields: preflight)
        #expect(allowed.status == 204)
        #expect(allowed.fields.first("Access-Control-Allow-Methods") == "GET, HEAD, POST")
    }

    @Test func aTokenIsAskedForWhereOneIsGiven() {
        let fixture = fixture { $0.adminToken = "t0ken" }
        let without = fixture.send(.get, "/health")
        #expect(without.status == 401)
        #expect(without.fields.first("WWW-Authenticate") == #"Bearer realm="understudy""#)
        #expect(fixture.send(.get, "/health", fields: [.authorization: "Bearer t0ken"]).status == 200)
        #expect(fixture.send(.get, "/health", fields: ["Understudy-Admin-Token": "t0ken"]).status == 200)
        for wrong in ["t0ke", "t0kenx", "T0ken", ""] {
            #expect(fixture.send(.get, "/health", fields: ["Understudy-Admin-Token": wrong]).status == 401)
        }
        #expect(fixture.send(.get, "/health", fields: [.authorization: "Basic t0ken"]).status == 401)
    }

    @Test func aServerThatOthersReachHasATokenAndAnyName() throws {
        var configuration = RunningServer.Configuration()
        configuration.host = "0.0.0.0"
        let first = try #require(AdminGate(configuration)?.token)
        #expect(first.utf8.count == 24)
        #expect(first != AdminGate(configuration)?.token)
        let fixture = fixture {
            $0.host = "0.0.0.0"
            $0.adminToken = "t"
        }
        #expect(fixture.send(.get, "/health", fields: [.host: "understudy:8080"]).status == 401)
        let fields: HeaderFields = [.host: "understudy:8080", "Understudy-Admin-Token": "t"]
        #expect(fixture.send(.get, "/health", fields: fields).status == 200)
    }

    @Test func withoutAdminThePathIsLikeAnyOther() {
        let answer = fixture { $0.hasAdmin = false }.pipeline.send(.get, "/__admin/health")
        #expect(answer.status == 404)
        #expect(answer.json?["title"] == "No such operation")
    }

    @Test func itsRequestsAreNotInTheJournal() {
        let fixture = AdminFixture()
        _ = fixture.send(.get, "/health")
        #expect(fixture.pipeline.journal.entries.isEmpty)
        #expect(fixture.pipeline.send(.get, "/__administrator").status == 404)
        #expect(fixture.pipeline.journal.entries.count == 1)
    }

    @Test func unknownPathsAndMethodsSayWhatThereIs() {
        let fixture = AdminFixture()
        let path = fixture.send(.get, "/helth")
        #expect(path.status == 404)
        #expect(path.detail?.contains(#"path segment 2 is "helth", expected "health""#) == true)
        let method = fixture.send(.post, "/health", "{}")
        #expect(method.status == 405)
        #expect(method.fields.first(.allow) == "GET, HEAD, OPTIONS")
        #expect(fixture.send(.get, "/sessions/nope").detail == #"No session "nope" is open."#)
        #expect(
            fixture.send(.get, "/sessions/default/journal?staus=1").detail
                == "unknown query parameter \"staus\"; there are operation, rule, status, method, path, since, after, "
                + "limit.")
    }
}
