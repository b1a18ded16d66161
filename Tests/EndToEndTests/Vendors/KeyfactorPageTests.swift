import Foundation
import Testing

/// Keyfactor Command's page, row by row, over sockets.
@Suite(.serialized) struct KeyfactorPageTests {
    private static let json = "application/json; charset=utf-8"
    private static let credentials = "Basic S0VZRVhBTVBMRVxqc21pdGg6cHc="
    private static let fields = [
        "Authorization": credentials, "X-Keyfactor-Requested-With": "XMLHttpRequest",
        "Content-Type": "application/json", "Accept": "application/json; charset=utf-8",
    ]
    private static let unauthorized = error(
        "0xA0140001", "401 - Unauthorized: Access is denied due to invalid credentials")

    /// One server with one connection, and the calls below one mount.
    private struct Line {
        let server: ServerProcess
        let connection: RawConnection
        let mount: String

        init(_ mount: String) async throws {
            server = try await ServerProcess()
            connection = try server.connect()
            self.mount = mount
        }

        /// Sends a request with the usual fields, of which some may have another value or be left out.
        func send(
            _ method: String, _ target: String, _ changes: [String: String?] = [:], _ body: String = ""
        ) throws -> RawResponse {
            var fields = KeyfactorPageTests.fields
            for (name, value) in changes { fields[name] = value }
            var lines = ["\(method) \(mount + target) HTTP/1.1", "Host: localhost"]
            lines += fields.map { "\($0.key): \($0.value)" }.sorted()
            lines.append("Content-Length: \(body.utf8.count)")
            try connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
            return try connection.readResponse()
        }

        func send(
            _ call: KeyfactorCall, _ body: String, _ changes: [String: String?] = [:]
        ) throws -> RawResponse {
            try send(call.method, call.target, changes, body)
        }
    }

    private static func error(_ code: String, _ message: String) -> String {
        let escaped = message.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
        return #"{"ErrorCode":"\#(code)","Message":"\#(escaped)"}"#
    }

    private static func forbidden(_ permission: String) -> String {
        error(
            "0xA0140002",
            #"User KEYEXAMPLE\jsmith does not have the required permissions: /system_settings/\#(permission)/."#)
    }

    /// Holds an answer against status, media type and body, the body as text so that the order of keys counts too.
    private func expect(
        _ response: RawResponse, _ status: Int, _ body: String, _ comment: Comment? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(response.status == status, comment, sourceLocation: sourceLocation)
        #expect(response["Content-Type"] == Self.json, comment, sourceLocation: sourceLocation)
        #expect(response.body == body, comment, sourceLocation: sourceLocation)
        #expect(
            response["WWW-Authenticate"] == (status == 401 ? "Basic" : nil), comment, sourceLocation: sourceLocation)
    }

    @Test(arguments: KeyfactorCall.mounts, KeyfactorCall.allCases)
    func everyFieldIsHeldAgainstItsRow(mount: String, call: KeyfactorCall) async throws {
        let line = try await Line(mount)
        let first = try line.send("GET", "/SMTP")
        expect(first, 200, KeyfactorCall.update.sample(secret: false), "before any PUT")
        for row in KeyfactorFieldRow.faults(of: call) {
            let fault = try #require(row.fault)
            let body = call.settings(row.sent)
            expect(try line.send(call, body), 400, Self.error("0xA0110003", fault), "\(body)")
        }
        expect(try line.send("GET", "/SMTP"), 200, first.body, "after the faults")

        for row in KeyfactorFieldRow.valid(of: call) {
            let body = call.settings(row.sent)
            let answer = call.answer(row.answered)
            expect(try line.send(call, body), 200, answer, "\(body)")
            // A test stores nothing.
            expect(try line.send("GET", "/SMTP"), 200, call == .update ? answer : first.body, "\(body)")
        }
        expect(try line.send(call, call.sample(secret: true)), 200, call.sample(secret: false), "the sample")
        #expect(try await line.server.stop() == .code(0))
    }

    @Test(arguments: KeyfactorCall.allCases)
    func everyFaultIsToldAtOnce(call: KeyfactorCall) async throws {
        let line = try await Line("/KeyfactorAPI")
        let missing =
            call == .update
            ? "Host is required; Id is required; SenderAccount is required; SenderName is required."
            : "Host is required; Port is required; SenderAccount is required; SenderName is required; "
                + "TestRecipient is required."
        expect(
            try line.send(call, "{}", ["X-Keyfactor-Requested-With": nil]), 400,
            Self.error("0xA0110003", "header X-Keyfactor-Requested-With is required; " + missing))
        for body in ["", "null", "[]", "{", #"{"Host":"a","Host":"b"}"#, #""{}""#] {
            let response = try line.send(call, body)
            #expect(response.status == 400)
            #expect(response["Content-Type"] == Self.json)
            #expect(response.body.hasPrefix(#"{"ErrorCode":"0xA0110003","Message":"body "#), "\(body)")
        }
    }

    @Test(arguments: KeyfactorCall.mounts)
    func everyHeaderIsHeldAgainstItsRow(mount: String) async throws {
        let line = try await Line(mount)
        let requests: [(method: String, target: String, body: String, answer: String)] =
            [("GET", "/SMTP", "", KeyfactorCall.update.answer())]
            + KeyfactorCall.allCases.map { ($0.method, $0.target, $0.settings(), $0.answer()) }
        _ = try line.send(.update, KeyfactorCall.update.settings())
        for request in requests {
            func send(_ name: String, _ value: String?) throws -> RawResponse {
                try line.send(request.method, request.target, [name: value], request.body)
            }
            for value in [
                nil, "", "Basic", "Basic !", "Basic S0VZ", "Basic Og==", "Bearer", "Digest user=a",
                "S0VZRVhBTVBMRVxqc21pdGg6cHc=",
            ] {
                expect(try send("Authorization", value), 401, Self.unauthorized, "\(request) \(value ?? "none")")
            }
            for value in ["Bearer token", "basic dTpw"] {
                expect(try send("Authorization", value), 200, request.answer, "\(value)")
            }
            let unnamed = "header X-Keyfactor-Requested-With"
            expect(
                try send("X-Keyfactor-Requested-With", nil), 400, Self.error("0xA0110003", "\(unnamed) is required."))
            expect(
                try send("X-Keyfactor-Requested-With", ""), 400,
                Self.error("0xA0110003", #"\#(unnamed) must be at least 1 character, but is "" (0 characters)."#))
            for value in ["APIClient", "x"] {
                expect(try send("X-Keyfactor-Requested-With", value), 200, request.answer, "\(value)")
            }
            for value in [nil, "1", "2", "1.0"] {
                expect(try send("x-keyfactor-api-version", value), 200, request.answer, "\(value ?? "none")")
            }
            for value in ["", "two", "1.", "v1"] {
                expect(
                    try send("x-keyfactor-api-version", value), 400,
                    Self.error(
                        "0xA0110003",
                        "header x-keyfactor-api-version must be text that matches ^[0-9]+([.][0-9]+)?$, "
                            + "but is \"\(value)\"."))
            }
            for value in [nil, "*/*", "application/json", "application/json; charset=UTF-8"] {
                expect(try send("Accept", value), 200, request.answer, "\(value ?? "none")")
            }
            expectProblem(try send("Accept", "application/xml"), 406, "Not Acceptable")
            guard !request.body.isEmpty else { continue }
            for value in [
                "text/json", "application/json-patch+json", "application/vnd.example+json",
                "application/json; charset=utf-8",
            ] {
                expect(try send("Content-Type", value), 200, request.answer, "\(value)")
            }
            for value in [nil, "", "application/xml", "application/x-www-form-urlencoded"] {
                expectProblem(try send("Content-Type", value), 415, "Unsupported Media Type")
            }
        }
        // Whatever else is wrong, credentials come first.
        expect(
            try line.send("PUT", "/SMTP", ["Authorization": nil, "X-Keyfactor-Requested-With": nil], "{}"), 401,
            Self.unauthorized)
        let wrongMethod = try line.send("DELETE", "/SMTP")
        expectProblem(wrongMethod, 405, "Method Not Allowed")
        #expect(wrongMethod["Allow"]?.contains("PUT") == true)
    }

    /// What the vendor documents no answer for is the server's own.
    private func expectProblem(_ response: RawResponse, _ status: Int, _ title: String) {
        #expect(response.status == status)
        #expect(response["Content-Type"] == "application/problem+json")
        #expect(response.body.hasPrefix(#"{"title":"\#(title)","status":\#(status),"detail":"#), "\(response.body)")
    }

    @Test(arguments: KeyfactorCall.mounts)
    func everyStatusIsAnsweredOnRequest(mount: String) async throws {
        let line = try await Line(mount)
        let refusals = [
            ("code=400", 400, Self.error("0xA0110003", "Host is required.")), ("code=401", 401, Self.unauthorized),
            ("example=invalid", 400, Self.error("0xA0110003", "Host is required.")),
            ("example=unauthorized", 401, Self.unauthorized),
            (
                "example=noRole", 403,
                Self.error("0xA0140002", #"User KEYEXAMPLE\jsmith doesn't have the required permission"#)
            ),
            ("scenario=keyfactor/invalid", 400, Self.error("0xA0110003", "Host is required.")),
            ("scenario=keyfactor/unauthorized", 401, Self.unauthorized),
            (
                "scenario=keyfactor/no-role", 403,
                Self.error("0xA0140002", #"User KEYEXAMPLE\jsmith doesn't have the required permission"#)
            ),
        ]
        let requests = [
            ("GET", "/SMTP", "", KeyfactorCall.update.sample(secret: false), "read", "found"),
            (
                "PUT", "/SMTP", KeyfactorCall.update.settings(), KeyfactorCall.update.sample(secret: false), "modify",
                "updated"
            ),
            (
                "POST", "/SMTP/Test", KeyfactorCall.test.settings(), KeyfactorCall.test.sample(secret: false), "modify",
                "tested"
            ),
        ]
        for (method, target, body, sample, permission, success) in requests {
            let forbidden = ["code=403", "example=forbidden", "scenario=keyfactor/forbidden"].map {
                ($0, 403, Self.forbidden(permission))
            }
            let successes = ["code=200", "example=\(success)", "scenario=keyfactor/\(success)"].map {
                ($0, 200, sample)
            }
            for (preference, status, answer) in refusals + forbidden + successes {
                let response = try line.send(method, target, ["Prefer": preference], body)
                expect(response, status, answer, "\(method) \(target) \(preference)")
            }
            // No limit of requests is documented.
            #expect(try line.send(method, target, ["Prefer": "code=429"], body).status == 404)
        }
        // Nothing of that was stored.
        expect(try line.send("GET", "/SMTP"), 200, KeyfactorCall.update.sample(secret: false))
    }

    @Test func bothMountsKeepOneProfile() async throws {
        let line = try await Line("")
        for (written, read) in [("/KeyfactorAPI/SMTP", "/SMTP"), ("/SMTP", "/KeyfactorAPI/SMTP")] {
            let id = written == "/SMTP" ? "2" : "3"
            expect(
                try line.send("PUT", written, [:], KeyfactorCall.update.settings(["Id": id])), 200,
                KeyfactorCall.update.answer(["Id": id]))
            expect(try line.send("GET", read), 200, KeyfactorCall.update.answer(["Id": id]))
        }
        // What is not sent is cleared, whatever was stored; names that the page does not list are left aside.
        let cleared = """
            {"Host":"h","Id":1,"Port":0,"RelayAuthenticationType":0,"RelayUsername":null,"SenderAccount":"a",\
            "SenderName":"b","UseSSL":false}
            """
        let few = #"{"Host":"h","Id":1,"SenderAccount":"a","SenderName":"b","SenderAddress":"c","more":1}"#
        expect(try line.send("PUT", "/SMTP", [:], few), 200, cleared)
        expect(try line.send("GET", "/KeyfactorAPI/SMTP"), 200, cleared)
        // What was read can be sent back as it is.
        expect(try line.send("PUT", "/SMTP", [:], cleared), 200, cleared)
    }
}
