import Foundation
import Testing

/// The one line that a request leaves in the log.
struct RequestLogTests {
    private static let path = "/api/v1/app-integrations/smtp"

    @Test func lineNamesOperationRuleAndStatus() async throws {
        let server = try await ServerProcess()
        let body = try String(contentsOf: Repository.example("create.request.json"), encoding: .utf8)
        let fields = ["Brand-URL": "text", "Auth-Key": "open-sesame-4711"]
        #expect(try server.connect().exchange("POST", Self.path, fields, body: body).status == 201)
        let line = try await Self.line(of: server)
        for part in ["POST", Self.path, "createSmtpIntegration", "create-sample", "201"] {
            #expect(line.contains(part), "\(part) in: \(line)")
        }
        #expect(!server.process.standardOutput.contains("open-sesame-4711"))
    }

    @Test func lineTellsWhatBrokeTheContractAndWhere() async throws {
        let server = try await ServerProcess()
        let body = #"{"appIntegrationId":"a","name":"n","host":"h","port":"587","username":"u","password":"p"}"#
        let fields = ["Brand-URL": "text", "Auth-Key": "text"]
        #expect(try server.connect().exchange("POST", Self.path, fields, body: body).status == 400)
        let line = try await Self.line(of: server)
        #expect(line.contains("400"))
        try await eventually("the fault") { server.process.standardOutput.contains("/port") }
        let fault = try #require(
            server.process.standardOutput.split(separator: "\n").first { $0.contains("/port") })
        #expect(fault.contains(#""587""#))
        #expect(fault.contains("integer"))
        #expect(fault.contains(/fixtures\/jframework\/openapi\.yaml:\d+/))
    }

    private static func line(of server: ServerProcess) async throws -> String {
        func lines() -> [Substring] {
            server.process.standardOutput.split(separator: "\n").filter {
                $0.contains("createSmtpIntegration") && $0.contains(/\b(201|400)\b/)
            }
        }
        try await eventually("log line") { !lines().isEmpty }
        return String(lines()[0])
    }
}
