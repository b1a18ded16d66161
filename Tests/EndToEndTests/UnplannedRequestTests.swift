import Testing

/// What a request gets that no contract describes, on the wire and in the log.
struct UnplannedRequestTests {
    @Test func unknownPathNamesTheClosestOperation() async throws {
        let server = try await ServerProcess()
        let response = try server.connect().exchange("POST", "/api/v1/app-integrations/smpt", body: "{}")
        #expect(response.status == 404)
        #expect(response["Content-Type"] == "application/problem+json")
        let problem = try response.json
        #expect(problem["status"] == 404)
        let detail = try #require(problem["detail"]?.text)
        #expect(detail.contains("POST /api/v1/app-integrations/smpt matches no operation of"))
        #expect(detail.contains("closest: POST /api/v1/app-integrations/smtp (jframework createSmtpIntegration"))
        #expect(detail.contains(/fixtures\/jframework\/openapi.yaml:4\d/))
        #expect(detail.contains(#"differs: path segment 4 is "smpt", expected "smtp""#))
        try await eventually("log") { server.process.standardOutput.contains("smpt") }
        // The log has the same on one line, where no full stop stands before a semicolon.
        let line = detail.split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) }
            .joined(separator: "; ").replacing(".; ", with: "; ")
        try await eventually("\(line) in the log") { server.process.standardOutput.contains("  \(line)\n") }
    }

    @Test func wrongMethodNamesTheRightOnes() async throws {
        let server = try await ServerProcess()
        let response = try server.connect().exchange("PATCH", "/api/v1/app-integrations/smtp", body: "{}")
        #expect(response.status == 405)
        let allowed = try #require(response["Allow"]).split(separator: ",").map {
            $0.trimmingPrefix(while: \.isWhitespace)
        }
        #expect(Set(allowed).isSuperset(of: ["GET", "POST"]))
        #expect(!allowed.contains("PATCH"))
    }
}
