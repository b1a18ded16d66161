import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `understudy run`: a server for as long as a command runs.
struct RunCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.copyRepertoire()
    }

    private func run(_ options: [String], _ script: String) async throws -> ChildProcess {
        try await ChildProcess.run(
            Repository.understudy, ["run"] + options + ["--", "sh", "-c", script], in: folder.url)
    }

    private static let smtp = "$UNDERSTUDY_URL/api/v1/app-integrations/smtp"
    private static let rightRequest = "curl -s -o /dev/null -H 'Brand-URL: a' -H 'Auth-Key: k' \(smtp)"
    private static let unmatchedRequest = "curl -s -o /dev/null $UNDERSTUDY_URL/nowhere"
    private static let wrongRequest = "curl -s -o /dev/null \(smtp)"

    @Test func theCommandHasTheServersAddresses() async throws {
        let child = try await run(
            [],
            """
            curl -s -w '%{http_code}\\n' -o /dev/null -H 'Brand-URL: a' -H 'Auth-Key: k' \(Self.smtp)
            curl -s -w '%{http_code}\\n' -o /dev/null --cacert "$UNDERSTUDY_CA" $UNDERSTUDY_TLS_URL/nowhere
            cd / && test -f "$UNDERSTUDY_CA" && exit 7
            """)
        #expect(child.standardOutput == "200\n404\n")
        #expect(child.exit == .code(7))
        #expect(child.standardError.hasPrefix("404 GET /nowhere  GET /nowhere matches no operation of "))
    }

    @Test func onlyWhatIsNamedFailsTheRun() async throws {
        let both = "\(Self.unmatchedRequest); \(Self.wrongRequest)"
        let told = try await run([], both)
        #expect(told.exit == .code(0))
        let lines = told.standardError.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.last?.contains("credential authKey is missing") == true)
        #expect(try await run(["--fail-on", "unmatched"], both).exit == .code(1))
        #expect(try await run(["--fail-on", "unmatched"], Self.wrongRequest).exit == .code(0))
        #expect(try await run(["--fail-on", "unmatched,nonconforming"], Self.wrongRequest).exit == .code(1))
        let right = try await run(["--fail-on", "unmatched,nonconforming"], Self.rightRequest)
        #expect(right.exit == .code(0))
        #expect(right.standardError.isEmpty)
    }

    @Test func rulesThatNoRequestMetAreNamed() async throws {
        try folder.write(
            """
            contract: ../fixtures/jframework/openapi.yaml
            extends: [jframework/documented]
            rules:
              - { id: never, operation: createSmtpIntegration, respond: { status: 500 } }
              - { id: rides, operation: listSmtpIntegrations, headers: { X-A: b } }
              - { id: replies, operation: listSmtpIntegrations, respond: { status: 500 } }
            """, to: "scenarios/mine.yaml")
        let options = ["--scenario", "mine", "--fail-on", "unused"]
        let child = try await run(options, Self.rightRequest)
        #expect(child.exit == .code(1))
        #expect(child.standardError == "unused rule mine#never — scenarios/mine.yaml:4\n")
        let create =
            "curl -s -o /dev/null -H 'Brand-URL: a' -H 'Auth-Key: k' -H 'Content-Type: application/json' "
            + "-d @fixtures/jframework/examples/create.request.json \(Self.smtp)"
        #expect(try await run(options, "\(Self.rightRequest); \(create)").exit == .code(0))
    }

    @Test func theLogIsWrittenWhenItIsAskedFor() async throws {
        let child = try await run(["--log", "text"], Self.rightRequest)
        #expect(child.standardOutput.isEmpty)
        let lines = child.standardError.split(separator: "\n")
        #expect(lines.count == 2)
        // The program's arguments may hold secrets.
        #expect(
            lines.first?.hasPrefix(
                "repeat with: \(Repository.understudy) run --log text --seed 1 fixtures scenarios -- sh …  # in /")
                == true)
        #expect(lines.last?.hasPrefix("200 GET /api/v1/app-integrations/smtp  jframework listSmtp") == true)
    }

    @Test func whatBecameOfAnAnswerIsLoggedAndNotCounted() async throws {
        try folder.write(
            """
            contract: ../fixtures/jframework/openapi.yaml
            extends: [jframework/documented]
            rules: [{ id: cut, operation: listSmtpIntegrations, fault: { reset: { at: start } } }]
            """, to: "scenarios/mine.yaml")
        let options = ["--scenario", "mine", "--fail-on", "unmatched,nonconforming"]
        let child = try await run(["--log", "text"] + options, "\(Self.rightRequest); true")
        #expect(child.exit == .code(0))
        let lines = child.standardError.split(separator: "\n").dropFirst()
        #expect(lines.count == 2)
        #expect(lines.last.map(String.init) == lines.first.map { "broken off: " + $0 })
        #expect(try await run(options, "\(Self.rightRequest); true").standardError.isEmpty)
    }

    @Test func ctrlCEndsTheCommandAndTheRun() async throws {
        // The command must not end by itself first: beside many other tests minutes may pass before this one looks.
        let child = try ChildProcess(
            Repository.understudy, ["run", "--", "sh", "-c", "echo ready; exec sleep 3600"], in: folder.url)
        try await eventually("the command") { child.standardOutput == "ready\n" }
        #expect(child.isRunning)
        child.send(SIGINT)
        #expect(try await child.wait() == .code(130))
    }

    @Test func aServerThatCannotStartRunsNothing() async throws {
        let first = try await ServerProcess()
        let child = try await run(["--port", "\(first.port)"], "echo ran")
        #expect(child.exit == .code(2))
        #expect(child.standardOutput.isEmpty)
        #expect(child.standardError.hasPrefix("understudy: error: port \(first.port) on 127.0.0.1 is in use"))
    }

    @Test func aSignalEndsTheCommandAndItsCodeTellsSo() async throws {
        #expect(try await run([], "kill -9 $$").exit == .code(137))
        let child = try ChildProcess(
            Repository.understudy,
            ["run", "--", "sh", "-c", "echo ready; trap 'exit 5' TERM; while :; do sleep 0.1; done"],
            in: folder.url)
        try await eventually("the command") { child.standardOutput == "ready\n" }
        // Not before the shell has read the line with the trap.
        try await Task.sleep(for: .milliseconds(200))
        child.send(SIGTERM)
        #expect(try await child.wait() == .code(5))
    }

    @Test(arguments: [
        (["run", "true"], "no command to run, expected -- COMMAND at the end; see understudy run --help"),
        (["run", "--"], "no command to run, expected -- COMMAND at the end; see understudy run --help"),
        (
            ["run", "--fail-on", "unusde", "--", "true"],
            "--fail-on unusde: expected unmatched, nonconforming, unused; did you mean unused?"
        ),
        (
            ["run", "--scenario", "jframework/rate-limitd", "--", "true"],
            #"no scenario "jframework/rate-limitd", did you mean "jframework/rate-limited"?"#
        ),
    ])
    func wrongUsageIsToldInOneLine(arguments: [String], message: String) async throws {
        let child = try await ChildProcess.run(Repository.understudy, arguments, in: folder.url)
        #expect(child.exit == .code(2))
        #expect(child.standardError == "understudy: error: \(message)\n")
    }

    @Test func aCommandThatIsNotThereIsNamed() async throws {
        let child = try await ChildProcess.run(
            Repository.understudy, ["run", "--", "no-such-command"], in: folder.url)
        #expect(child.exit == .code(127))
        #expect(child.standardError == "understudy: error: cannot run no-such-command: No such file or directory\n")
    }
}
