import Foundation
import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import MockServer

/// What a client meets on the ports of a session whose scenario breaks connections or TLS.
struct PortFaultTests {
    private static let faults = [
        "connection: refuse", "connection: acceptAndIgnore", "tls: expired", "tls: wrongHost", "tls: untrusted",
        "tls: handshakeClose", "tls: noCloseNotify",
    ]

    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path

    private func start(scenarios: [String] = []) throws -> RunningServer {
        var files = ["openapi.yaml": NotesAPI.contract, "documented.yaml": NotesAPI.scenario]
        for (index, fault) in Self.faults.enumerated() {
            files["fault\(index).yaml"] = "contract: openapi.yaml\nextends: [documented]\n\(fault)\n"
        }
        let (repertoire, diagnostics) = RepertoireLoader(reader: InMemoryFiles(files)).load(["."])
        #expect(diagnostics.map(\.rendered) == [])
        var configuration = RunningServer.Configuration()
        configuration.tls = .localAuthority(folder: folder)
        return try RunningServer.start(repertoire, scenarios: scenarios, configuration: configuration)
    }

    /// Opens a session with ports of its own that plays the fault.
    private func open(_ fault: String, on server: RunningServer) throws -> OpenSession {
        var wish = SessionWish()
        wish.wantsPorts = true
        wish.scenarios = [.named("fault\(try #require(Self.faults.firstIndex(of: fault)))")]
        return try server.sessions.open(wish)
    }

    private func port(_ url: String?) -> Int { Int(url?.split(separator: ":").last ?? "") ?? 0 }

    @Test func connectionsAreRefused() throws {
        let server = try start()
        defer { server.stop(grace: .zero) }
        let session = try open("connection: refuse", on: server)
        #expect(RawClient(port: port(session.ports?.url)) == nil)
        #expect(RawClient(port: port(session.ports?.tlsURL)) == nil)
        // The port stays the session's.
        #expect(throws: (any Error).self) {
            var configuration = RunningServer.Configuration()
            configuration.port = port(session.ports?.url)
            let other = try RunningServer.start(
                Repertoire(contracts: [], scenarios: []), configuration: configuration)
            other.stop(grace: .zero)
        }
        #expect(RawClient(port: port(server.addresses.url)) != nil)
    }

    @Test func connectionsAreAcceptedAndIgnored() throws {
        let server = try start()
        defer { server.stop(grace: .zero) }
        let session = try open("connection: acceptAndIgnore", on: server)
        let client = try #require(RawClient(port: port(session.ports?.url)))
        client.send("GET /notes HTTP/1.1\r\nHost: localhost\r\nApi-Key: k\r\n\r\n")
        // Over https the handshake is TLS's, and all behind it is ignored.
        let secure = try #require(RawClient(port: port(session.ports?.tlsURL), over: .https))
        secure.send("GET /notes HTTP/1.1\r\nHost: localhost\r\nApi-Key: k\r\n\r\n")
        #expect(!client.hasNews())
        #expect(!secure.hasNews())
        #expect(server.journal.entries(of: session.session.id).isEmpty)
        server.sessions.close(id: session.session.id)
        #expect(client.receiveAll() == ([], .end))
        #expect(secure.receiveAll() == ([], .end))
    }

    @Test(
        .enabled(if: PythonClient.isInstalled, "needs python3"),
        arguments: [
            ("tls: expired", "certificate has expired"), ("tls: wrongHost", "Hostname mismatch"),
            ("tls: untrusted", "self-signed certificate in certificate chain"), ("tls: handshakeClose", "SSLEOFError"),
            ("tls: noCloseNotify", "200 ragged end"),
        ])
    func aClientThatChecksNotices(fault: String, noticed: String) throws {
        let server = try start()
        defer { server.stop(grace: .zero) }
        let session = try open(fault, on: server)
        let program = """
            def ask(port):
                strict = ssl.create_default_context(cafile=\(PythonClient.literal(folder + "/ca.pem")))
                with socket.create_connection(("127.0.0.1", port), timeout=30) as plain:
                    with strict.wrap_socket(plain, server_hostname="localhost", suppress_ragged_eofs=False) as secure:
                        secure.sendall(b"GET /notes HTTP/1.1\\r\\nHost: localhost\\r\\nApi-Key: k\\r\\nConnection: close\\r\\n\\r\\n")
                        data = b""
                        try:
                            while chunk := secure.recv(65536):
                                data += chunk
                            end = "end"
                        except ssl.SSLEOFError:
                            end = "ragged end"
                        return data.split()[1].decode() + " " + end
            for number in (good, port):
                try:
                    print(ask(number))
                except ssl.SSLError as error:
                    print(type(error).__name__, error)
            """
        let good = port(server.addresses.tlsURL)
        let client = PythonClient("good = \(good)\n" + program, port: port(session.ports?.tlsURL))
        let lines = client.output().split(separator: "\n")
        #expect(lines.first == "200 end")
        #expect(lines.last?.contains(noticed) == true, "\(lines)")
    }

    /// Lets a session play something else, as over the admin API.
    private func play(_ scenarios: [String], in session: OpenSession, on server: RunningServer) -> Response {
        server.administer(
            .put, "/sessions/\(session.session.id)/scenarios",
            body: ["scenarios": .array(scenarios.map { .string($0) })])
    }

    private func answers(_ port: Int) -> Bool {
        guard let client = RawClient(port: port) else { return false }
        client.send("GET /notes HTTP/1.1\r\nHost: localhost\r\nApi-Key: k\r\nConnection: close\r\n\r\n")
        return client.text().hasPrefix("HTTP/1.1 200")
    }

    @Test func thePortsFollowTheScenarios() throws {
        let server = try start()
        defer { server.stop(grace: .zero) }
        var wish = SessionWish()
        wish.wantsPorts = true
        let session = try server.sessions.open(wish)
        let number = port(session.ports?.url)
        #expect(answers(number))
        for _ in 0..<3 {
            #expect(play(["fault0"], in: session, on: server).status == 200)
            #expect(RawClient(port: number) == nil)
            #expect(RawClient(port: port(session.ports?.tlsURL)) == nil)
            #expect(play([], in: session, on: server).status == 200)
            #expect(answers(number))
        }
        #expect(play(["fault1"], in: session, on: server).status == 200)
        let ignored = try #require(RawClient(port: number))
        ignored.send("GET /notes HTTP/1.1\r\nHost: localhost\r\nApi-Key: k\r\n\r\n")
        usleep(100_000)
        #expect(play(["documented"], in: session, on: server).status == 200)
        #expect(ignored.text() == "")
        #expect(answers(number))
        #expect(server.journal.entries(of: session.session.id).count == 5)
    }

    @Test func aSessionThatWasOpenedRefusingListensLater() throws {
        let server = try start()
        defer { server.stop(grace: .zero) }
        let session = try open("connection: refuse", on: server)
        #expect(play([], in: session, on: server).status == 200)
        #expect(answers(port(session.ports?.url)))
        server.sessions.close(id: session.session.id)
        #expect(RawClient(port: port(session.ports?.url)) == nil)
    }

    @Test(.enabled(if: PythonClient.isInstalled, "needs python3"))
    func theCertificateFollowsTheScenarios() throws {
        let server = try start()
        defer { server.stop(grace: .zero) }
        let session = try open("tls: expired", on: server)
        func outcome() -> String {
            let program = """
                strict = ssl.create_default_context(cafile=\(PythonClient.literal(folder + "/ca.pem")))
                try:
                    with socket.create_connection(("127.0.0.1", port), timeout=30) as plain:
                        with strict.wrap_socket(plain, server_hostname="localhost"):
                            print("trusted")
                except ssl.SSLError as error:
                    print(error)
                """
            return PythonClient(program, port: port(session.ports?.tlsURL)).output()
        }
        #expect(outcome().contains("certificate has expired"))
        #expect(play([], in: session, on: server).status == 200)
        #expect(outcome() == "trusted\n")
        #expect(play(["fault3"], in: session, on: server).status == 200)
        #expect(outcome().contains("Hostname mismatch"))
    }

    @Test func aSessionWithoutPortsPlaysNoneOfThem() throws {
        let server = try start()
        defer { server.stop(grace: .zero) }
        let session = try server.sessions.open(SessionWish())
        let answer = play(["fault0"], in: session, on: server)
        #expect(answer.status == 422)
        #expect(answer.detail?.contains("needs a session with ports opened for it") == true)
        #expect(session.session.playbook.scenarioNames == ["documented"])
    }

    @Test func withoutPortsOfItsOwnNothingIsPlayed() throws {
        let server = try start()
        defer { server.stop(grace: .zero) }
        var wish = SessionWish()
        wish.scenarios = [.named("fault0")]
        func refusal(_ start: () throws -> Void) -> [String] {
            do {
                try start()
                return []
            } catch { return (error as? MockServerError)?.lines ?? ["\(error)"] }
        }
        let needed =
            #"says "connection" or "tls", which needs a session with ports opened for it: "#
            + #"POST /__admin/sessions with "port": true"#
        #expect(refusal { _ = try server.sessions.open(wish) } == [#"scenario "fault0" \#(needed)"#])
        #expect(refusal { _ = try start(scenarios: ["fault2"]) } == [#"scenario "fault2" \#(needed)"#])
    }
}
