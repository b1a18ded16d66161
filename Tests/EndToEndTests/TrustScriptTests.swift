import Foundation
import Testing

/// `scripts/trust`, with programs in the place of those that would change this machine.
struct TrustScriptTests {
    /// A folder with an authority, and a folder of stand-ins that only write down how they were called.
    private struct Stage {
        let folder: TemporaryFolder

        init(system: String = "Linux", userID: Int = 1000, hasAuthority: Bool = true) throws {
            folder = try TemporaryFolder()
            if hasAuthority { try folder.write("a certificate\n", to: ".understudy/ca.pem") }
            let log = folder.path("calls")
            try program("uname", "echo \(system)")
            try program("id", "echo \(userID)")
            for name in ["sudo", "install", "rm", "update-ca-certificates", "security"] {
                try program(name, #"echo "\#(name) $*" >> "\#(log)""#)
            }
        }

        private func program(_ name: String, _ line: String) throws {
            try folder.write("#!/bin/sh\n\(line)\n", to: "bin/\(name)")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: folder.path("bin/\(name)"))
        }

        /// What the stand-ins were called with, line by line.
        var calls: [Substring] { folder.text("calls")?.split(separator: "\n") ?? [] }

        /// Runs the script; with an answer, on a terminal where that is typed.
        func run(_ arguments: [String] = [], typing answer: String? = nil) async throws -> ChildProcess {
            let script = Repository.file("scripts/trust").path
            let path = folder.path("bin") + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
            let command =
                answer.map { ["sh", "-c", #"printf '\#($0)\n' | script -qec "$0" /dev/null"#, script] }
                ?? [script] + arguments
            return try await ChildProcess.run(
                command[0], Array(command.dropFirst()), in: folder.url, environment: ["PATH": path])
        }
    }

    private static let installed = "/usr/local/share/ca-certificates/understudy.crt"
    private static let hasTerminal = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
    private static let isInstalled = FileManager.default.fileExists(atPath: installed)

    private static let steps = """
        This puts .understudy/ca.pem into the certificate store of this machine, so that whoever has .understudy/ca.key can
        make certificates that this machine trusts:
          sudo install -D -m 644 .understudy/ca.pem \(installed)
          sudo update-ca-certificates

        """

    @Test(arguments: [[], ["--yes"]])
    func withoutAnAuthorityItSaysHowToMakeOne(arguments: [String]) async throws {
        let stage = try Stage(hasAuthority: false)
        let script = try await stage.run(arguments)
        #expect(script.exit == .code(2))
        #expect(script.standardOutput == "")
        #expect(script.standardError.hasPrefix("There is no .understudy/ca.pem in "))
        #expect(script.standardError.hasSuffix(": run scripts/serve there once, which makes it.\n"))
        #expect(stage.calls == [])
    }

    @Test func withoutATerminalItPrintsTheLineToRun() async throws {
        let stage = try Stage()
        let script = try await stage.run()
        #expect(script.exit == .code(2))
        #expect(script.standardOutput == Self.steps)
        #expect(
            script.standardError
                == "Nothing was changed, since there is no terminal to ask on. To go on, run: scripts/trust --yes\n")
        #expect(stage.calls == [])
    }

    @Test func withYesItInstalls() async throws {
        let stage = try Stage()
        let script = try await stage.run(["--yes"])
        #expect(script.exit == .code(0))
        #expect(script.standardOutput.hasPrefix(Self.steps + "Done. "))
        #expect(
            stage.calls == [
                "sudo install -D -m 644 .understudy/ca.pem \(Self.installed)", "sudo update-ca-certificates",
            ])
    }

    @Test func rootNeedsNoSudo() async throws {
        let stage = try Stage(userID: 0)
        #expect(try await stage.run(["--yes"]).exit == .code(0))
        #expect(
            stage.calls == ["install -D -m 644 .understudy/ca.pem \(Self.installed)", "update-ca-certificates "])
    }

    @Test(.enabled(if: hasTerminal, "script is not installed"), arguments: [("y", 2), ("Y", 2), ("n", 0), ("", 0)])
    func onATerminalItAsks(answer: String, calls: Int) async throws {
        let stage = try Stage()
        let script = try await stage.run(typing: answer)
        #expect(script.exit == .code(0))
        #expect(script.standardOutput.contains("Go on? [y/N] "))
        #expect(script.standardOutput.contains("Nothing was changed.") == (calls == 0))
        #expect(stage.calls.count == calls)
    }

    @Test(.enabled(if: !isInstalled, "an authority of this project is installed"))
    func removingWhatIsNotThereIsFine() async throws {
        let stage = try Stage(hasAuthority: false)
        let script = try await stage.run(["--remove", "--yes"])
        #expect(script.exit == .code(0))
        #expect(script.standardOutput == "There is nothing to remove: \(Self.installed) is not there.\n")
        #expect(stage.calls == [])
    }

    @Test func onMacOSItUsesTheKeychain() async throws {
        let stage = try Stage(system: "Darwin")
        #expect(try await stage.run(["--yes"]).exit == .code(0))
        #expect(try await stage.run(["--remove"]).standardError.hasSuffix(" scripts/trust --remove --yes\n"))
        #expect(try await stage.run(["--remove", "--yes"]).exit == .code(0))
        #expect(
            stage.calls == [
                "sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain "
                    + ".understudy/ca.pem",
                "sudo security remove-trusted-cert -d .understudy/ca.pem",
            ])
    }

    @Test func helpTellsWhatItDoes() async throws {
        let stage = try Stage(hasAuthority: false)
        let script = try await stage.run(["--help"])
        #expect(script.exit == .code(0))
        #expect(
            script.standardOutput.hasPrefix("usage: scripts/trust [--remove] [--yes]\nPuts .understudy/ca.pem into "))
        #expect(script.standardError == "")
        #expect(stage.calls == [])
    }

    @Test func anUnknownOptionIsRefused() async throws {
        let stage = try Stage()
        let script = try await stage.run(["--yse"])
        #expect(script.exit == .code(2))
        #expect(script.standardError == "usage: scripts/trust [--remove] [--yes]\n")
        #expect(stage.calls == [])
    }
}
