import Foundation
import Testing

/// The server's own API over sockets.
struct AdminTests {
    @Test func aSessionIsAServerOfItsOwn() async throws {
        let server = try await ServerProcess()
        let admin = try server.connect()
        let opened = try admin.exchange(
            "POST", "/__admin/sessions", body: #"{"scenarios":["jframework/server-error"],"port":true}"#)
        #expect(opened.status == 201)
        let session = try opened.json
        let id = try #require(session["id"]?.text)
        #expect(session["url"]?.text == "\(server.addresses.url)/~\(id)/")
        #expect(session["authority"]?.text?.hasPrefix("/") == true)
        let headers = ["Brand-URL": "a", "Auth-Key": "k"]
        let path = "/api/v1/app-integrations/smtp"
        #expect(try admin.exchange("GET", "/~\(id)\(path)", headers).status == 500)
        #expect(try admin.exchange("GET", path, headers).status == 200)
        let port = try #require(URL(string: session["ports"]?["url"]?.text ?? "")?.port)
        for address in [RawConnection.Address.ipv4, .ipv6] {
            let own = try RawConnection(to: address, port: UInt16(port))
            #expect(try own.exchange("GET", path, headers).status == 500)
        }
        #expect(session["ports"]?["tlsUrl"]?.text?.hasPrefix("https://127.0.0.1:") == true)
        #expect(try admin.exchange("GET", "/__admin/sessions/\(id)/journal/count").json["count"] == 3)
        #expect(try admin.exchange("DELETE", "/__admin/sessions/\(id)").status == 204)
        #expect(try admin.exchange("GET", "/~\(id)\(path)", headers).status == 404)
        #expect(throws: (any Error).self) { try RawConnection(to: .ipv4, port: UInt16(port)) }
    }

    @Test func theTokenIsThatOfTheCommandLine() async throws {
        let server = try await ServerProcess(["--admin-token", "t0ken"])
        let connection = try server.connect()
        #expect(try connection.exchange("GET", "/__admin/health").status == 401)
        #expect(try connection.exchange("GET", "/__admin/health", ["Authorization": "Bearer t0ken"]).status == 200)
        #expect(try await server.stop() == .code(0))
        #expect(server.process.standardOutput.contains("Admin \(server.addresses.url)/__admin (with the token)"))
        #expect(!server.process.standardOutput.contains("t0ken"))
    }

    @Test func aServerForOtherMachinesPrintsAToken() async throws {
        let server = try await ServerProcess(["--host", "0.0.0.0"])
        let connection = try server.connect()
        #expect(try connection.exchange("GET", "/__admin/health").status == 401)
        try await eventually("banner") { server.process.standardOutput.contains("Ctrl-C") }
        let token = try #require(server.process.standardOutput.firstMatch(of: /\(token ([A-Za-z0-9]{24})\)/)).1
        let headers = ["Understudy-Admin-Token": String(token)]
        #expect(try connection.exchange("GET", "/__admin/health", headers).status == 200)
    }

    @Test func noAdminMeansNone() async throws {
        let server = try await ServerProcess(["--no-admin"])
        #expect(try server.connect().exchange("GET", "/__admin/health").status == 404)
        #expect(try await server.stop() == .code(0))
        #expect(!server.process.standardOutput.contains("Admin"))
    }
}
