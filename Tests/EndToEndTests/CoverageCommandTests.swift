import Foundation
import Testing

/// `understudy coverage`: what test runs recorded, put together and compared.
struct CoverageCommandTests {
    private let folder: TemporaryFolder
    private let golden = Repository.file("Tests/Golden/coverage")

    init() throws {
        folder = try TemporaryFolder()
        // As two processes write them, the second killed while it wrote.
        let lines = try String(contentsOf: golden.appendingPathComponent("notes.jsonl"), encoding: .utf8)
            .split(separator: "\n")
        let first = lines[..<6].joined(separator: "\n") + "\n"
        let second = ([lines[0]] + lines[6...]).joined(separator: "\n") + "\n" + lines[9].dropLast(7)
        try folder.write(first, to: "runs/11-aaaaaaaa.jsonl")
        try folder.write(second, to: "runs/12-bbbbbbbb.jsonl")
        try folder.write("no recording", to: "runs/readme.txt")
    }

    private func golden(_ name: String) throws -> String {
        try String(contentsOf: golden.appendingPathComponent(name), encoding: .utf8)
    }

    private func coverage(_ arguments: String...) async throws -> ChildProcess {
        try await ChildProcess.run(Repository.understudy, ["coverage"] + arguments, in: folder.url)
    }

    /// The first table of the golden file, which has a second contract.
    private func table() throws -> String {
        let text = try golden("table.txt")
        let other = try #require(text.firstRange(of: "\nother:"))
        return String(text[..<other.lowerBound])
    }

    @Test func theFilesOfAllProcessesArePutTogether() async throws {
        let child = try await coverage("runs")
        #expect(child.exit == .code(0))
        #expect(child.standardError.isEmpty)
        #expect(child.standardOutput == (try table()))
    }

    @Test func theBaselineIsWhatWasPutTogether() async throws {
        #expect(try await coverage("runs", "--write-baseline", "baseline.jsonl").exit == .code(0))
        #expect(folder.text("baseline.jsonl") == (try golden("notes.jsonl")))
        let child = try await coverage("runs", "--baseline", "baseline.jsonl")
        #expect(child.exit == .code(0))
        #expect(child.standardOutput == (try table()) + "\n0 lost, 0 new\n")
    }

    @Test func whatIsLostIsToldWithTheTestThatCoveredIt() async throws {
        #expect(try await coverage("runs", "--write-baseline", "baseline.jsonl").exit == .code(0))
        let kept = try golden("notes.jsonl").split(separator: "\n").filter {
            !$0.contains("reset") && !$0.contains("400,\"scenario") && !$0.contains("null:")
        }
        let new = ["a", "b", "c", "d"].map {
            #"{"contract":"notes","operation":"getNote","status":404,"test":"App.NewTests/\#($0)()"}"#
        }
        try folder.write((kept + new.map { Substring($0) }).joined(separator: "\n") + "\n", to: "less/1-a.jsonl")
        let child = try await coverage("less", "--baseline", "baseline.jsonl", "--write-baseline", "baseline.jsonl")
        #expect(child.exit == .code(1))
        #expect(child.standardError.isEmpty)
        #expect(child.standardOutput.hasSuffix("\n\n" + (try golden("changes.txt"))))
        // What was lost would not be missed again.
        #expect(folder.text("baseline.jsonl") == (try golden("notes.jsonl")))
        let json = try JSONTree(try await coverage("less", "--baseline", "baseline.jsonl", "--json").standardOutput)
        #expect(json["lost"]?.elements?.count == 3)
        #expect(json["lost"]?.elements?.first?["tests"] == .array(["App.FaultTests/survivesReset()"]))
        #expect(json["new"]?.elements?.count == 1)
        #expect(json["contracts"]?.elements?.first?["covered"] == 3)
    }

    @Test func theFirstRunMakesTheBaselineThatItIsToCompareWith() async throws {
        let first = try await coverage("runs", "--baseline", "./b.jsonl", "--write-baseline", "b.jsonl")
        #expect(first.exit == .code(0))
        #expect(first.standardOutput == (try table()))
        #expect(
            first.standardError
                == "understudy: info: there was no baseline ./b.jsonl yet, so nothing is compared; it is made now\n")
        #expect(folder.text("b.jsonl") == (try golden("notes.jsonl")))
        let second = try await coverage("runs", "--baseline", "b.jsonl", "--write-baseline", "b.jsonl")
        #expect(second.exit == .code(0))
        #expect(second.standardError.isEmpty)
        #expect(second.standardOutput.hasSuffix("\n0 lost, 0 new\n"))
    }

    @Test func contractsSayWhatIsDocumentedThatNobodyTested() async throws {
        let child = try await coverage(
            "runs", "--contract", Repository.file("docs/examples/notes/openapi.yaml").path, "--contract",
            Repository.file("fixtures/keyfactor").path)
        #expect(child.exit == .code(0))
        let lines = child.standardOutput.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first?.hasPrefix("keyfactor: 0 of ") == true)
        let notes = try #require(lines.firstIndex { $0.hasPrefix("notes: ") })
        #expect(lines[(notes + 1)...].contains { $0.contains("429") && $0.hasSuffix("no test") })
        #expect(!child.standardOutput.contains("default"))
    }

    @Test(arguments: [
        (
            ["none"],
            "no folder none: no test recorded anything there, expected the folder that tests ran with as "
                + "UNDERSTUDY_COVERAGE=none"
        ),
        (
            ["."], "no recording in ., expected *.jsonl files of tests that ran with UNDERSTUDY_COVERAGE=."
        ), ([], "expected one folder with recordings; see understudy coverage --help"),
        (["runs", "runs"], "expected one folder with recordings; see understudy coverage --help"),
        (["runs", "--baseline", "none"], "there is no baseline none yet; --write-baseline none makes it"),
        (
            ["runs", "--baseline", "none", "--write-baseline", "other"],
            "there is no baseline none yet; --write-baseline none makes it"
        ),
        (
            ["runs", "--baseline", "runs/readme.txt"],
            "cannot read runs/readme.txt:1: not a coverage file, expected "
                + #"{"understudy":"coverage","version":1}"#
        ), (["runs", "--base"], "option --base needs a value"),
        (["runs", "--basline", "x"], "unknown option --basline, did you mean --baseline?"),
        (["runs", "--contract", "runs"], "no contract found in runs, expected an OpenAPI document"),
    ])
    func whatCannotBeUsedIsToldInOneLine(arguments: [String], message: String) async throws {
        try folder.write("no recording\n", to: "runs/readme.txt")
        let child = try await ChildProcess.run(
            Repository.understudy, ["coverage"] + arguments, in: folder.url)
        #expect(child.exit == .code(2))
        #expect(child.standardError == "understudy: error: \(message)\n")
        #expect(child.standardOutput.isEmpty)
    }

    @Test func helpNamesTheCommand() async throws {
        #expect(try await coverage("--help").standardOutput.hasPrefix("usage: understudy coverage DIR "))
        let child = try await ChildProcess.run(Repository.understudy, ["--help"], in: folder.url)
        #expect(child.standardOutput.contains("  coverage DIR "))
    }
}
