import ContractTesting
import Foundation
import Testing

/// To whom the token of a server elsewhere is sent, and where questions go.
@Suite struct RemoteTrustTests {
    private static let run = "Understudy-Run: "

    private func failure(_ url: URL, token: String? = "s3cret-token") async throws -> [String] {
        let failure = await #expect(throws: MockServerFailure.self) {
            try await MockServer.connect(to: url, token: token)
        }
        return try #require(failure).lines
    }

    @Test(arguments: ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent"])
    func noRedirectIsFollowed(status: String) async throws {
        let elsewhere = try CannedServer { _, _ in CannedServer.answer("200 OK", [Self.run + "other"]) }
        let target = "\(elsewhere.url)/__admin/health?key=s3cret"
        let server = try CannedServer { _, _ in
            CannedServer.answer(status, [Self.run + "one", "Location: \(target)"])
        }
        #expect(
            try await failure(server.url) == [
                "\(server.url) was answered \(status.prefix(3)) to \(elsewhere.url)/__admin/health?key=***, which is not "
                    + "followed; give the server's own URL"
            ])
        #expect(server.heads.count == 1)
        #expect(elsewhere.heads.isEmpty)
    }

    @Test func aRedirectBehindTheTokenIsNotFollowedEither() async throws {
        let elsewhere = try CannedServer { _, _ in CannedServer.answer("200 OK") }
        let target = "Location: \(elsewhere.url)/"
        let server = try CannedServer { _, ordinal in
            let status = ordinal == 1 ? "401 Unauthorized" : "307 Temporary Redirect"
            return CannedServer.answer(status, [Self.run + "one", target])
        }
        #expect(try await failure(server.url).first?.contains("was answered 307") == true)
        #expect(server.heads.map { $0.contains("s3cret-token") } == [false, true])
        #expect(elsewhere.heads.isEmpty)
    }

    @Test(arguments: ["200 OK", "401 Unauthorized", "404 Not Found"])
    func aStrangerGetsNoToken(status: String) async throws {
        let server = try CannedServer { _, _ in CannedServer.answer(status) }
        #expect(
            try await failure(server.url) == [
                "the server at \(server.url) is no understudy: GET /__admin/health was answered \(status.prefix(3)) without "
                    + "Understudy-Run"
            ])
        #expect(server.heads.count == 1)
        #expect(!server.heads.joined().contains("s3cret-token"))
    }

    @Test func aServerThatWantsNoTokenGetsNone() async throws {
        let server = try CannedServer { _, ordinal in
            let health = #"{"status":"ok","run":"one"}"#
            return CannedServer.answer("200 OK", [Self.run + "one"], ordinal == 1 ? health : "{}")
        }
        #expect(try await failure(server.url) == ["the server does not say where its session is"])
        #expect(server.heads.count == 2)
        #expect(!server.heads.joined().contains("s3cret-token"))
    }

    @Test func anotherRunBetweenTwoQuestionsIsNoticed() async throws {
        let server = try CannedServer { _, ordinal in
            let health = #"{"status":"ok","run":"two"}"#
            return ordinal == 1
                ? CannedServer.answer("401 Unauthorized", [Self.run + "one"])
                : CannedServer.answer("200 OK", [Self.run + "two"], health)
        }
        #expect(
            try await failure(server.url) == [
                "another server answers at \(server.url): it was started while this test connected"
            ])
    }

    @Test(
        arguments: [
            (
                "http://ann:s3cret@127.0.0.1:8080",
                "http://***@127.0.0.1:8080 has a user in it, expected one such as http://127.0.0.1:8080; the token goes to "
                    + "connect(to:token:)"
            ),
            (
                "http://s3cret@127.0.0.1:8080/",
                "http://***@127.0.0.1:8080/ has a user in it, expected one such as http://127.0.0.1:8080; the token goes to "
                    + "connect(to:token:)"
            ),
            (
                "http://127.0.0.1:8080/?token=s3cret",
                "http://127.0.0.1:8080/?token=*** has a query behind it, expected one such as http://127.0.0.1:8080"
            ),
            (
                "http://127.0.0.1:8080#top",
                "http://127.0.0.1:8080#top has a fragment behind it, expected one such as http://127.0.0.1:8080"
            ),
            (
                "ftp://ann:s3cret@127.0.0.1/",
                "ftp://***@127.0.0.1/ is no base URL, expected one such as http://127.0.0.1:8080"
            ),
            ("/v1", "/v1 is no base URL, expected one such as http://127.0.0.1:8080"),
            ("http://", "http:// is no base URL, expected one such as http://127.0.0.1:8080"),
        ] as [(String, String)])
    func whatIsNoBaseURLIsRefused(text: String, line: String) async throws {
        #expect(try await failure(try #require(URL(string: text))) == [line])
    }
}
