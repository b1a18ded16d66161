import Contracts
import JSONModel
import Scenarios
import SourceDocuments
import Support

/// `understudy coverage`: what test runs recorded, put together and compared with what they covered once.
enum CoverageCommand {
    static let help = """
        usage: understudy coverage DIR [--baseline FILE] [--write-baseline FILE] [--contract FILE|FOLDER]… [--json]

        Puts together what test runs with UNDERSTUDY_COVERAGE=DIR recorded, and says which documented responses have a
        test.

          --baseline FILE         compare with FILE: what it covers and no test covers any more is a finding, told with
                                  the tests that covered it; FILE may be missing when --write-baseline makes it
          --write-baseline FILE   write what DIR holds into FILE, for later comparisons; not when something was lost
          --contract FILE|FOLDER  take what is documented from these contracts instead of from the recordings, and tell
                                  of contracts that no test touched; repeatable
          --json                  one JSON object instead of text
          --help                  this text

        Exit codes: 0 nothing was lost; 1 something was; 2 wrong usage, or a file that cannot be read.
        """

    private static let known: [CommandLineOptions.Option] = [
        .init(name: "baseline", takesValue: true), .init(name: "write-baseline", takesValue: true),
        .init(name: "contract", takesValue: true), .init(name: "json", takesValue: false),
        .init(name: "help", takesValue: false),
    ]

    static func run(_ arguments: [String]) throws(CommandError) -> ExitCode {
        let line = try CommandLineOptions(arguments, known: known)
        func values(_ name: String) -> [String] { line.options.filter { $0.name == name }.map(\.value) }
        if !values("help").isEmpty {
            OutputFile.standardOutput.write(line: help)
            return .success
        }
        guard line.operands.count == 1, let folder = line.operands.first else {
            throw CommandError("expected one folder with recordings; see understudy coverage --help")
        }
        var record = try CoverageFiles.read(folder: folder)
        for outline in try outlines(values("contract")) { record.replace(outline) }
        let comparison = try comparison(
            of: record, with: values("baseline").last, writing: values("write-baseline").last)
        print(CoverageReport(record), comparison, asJSON: !values("json").isEmpty)
        if let comparison, !comparison.lost.isEmpty { return .findings }
        if let path = values("write-baseline").last { try CoverageFiles.write(record, to: path) }
        return .success
    }

    /// What changed since a baseline; nil without one, or where this call is the one that makes it.
    private static func comparison(
        of record: CoverageRecord, with baseline: String?, writing written: String?
    ) throws(CommandError) -> CoverageComparison? {
        guard let baseline else { return nil }
        if !FileSystem().exists(baseline) {
            guard let written, Paths.normalise(written) == Paths.normalise(baseline) else {
                throw CommandError("there is no baseline \(baseline) yet; --write-baseline \(baseline) makes it")
            }
            OutputFile.standardError.write(
                line: "understudy: info: there was no baseline \(baseline) yet, so nothing is compared; it is made now")
            return nil
        }
        return CoverageComparison(baseline: try CoverageFiles.read(file: baseline), now: record)
    }

    private static func print(_ report: CoverageReport, _ comparison: CoverageComparison?, asJSON: Bool) {
        if asJSON {
            return OutputFile.standardOutput.write(line: report.json(comparedWith: comparison).prettyText)
        }
        let changes = comparison.map { [""] + $0.lines } ?? []
        for line in report.lines + changes { OutputFile.standardOutput.write(line: line) }
    }

    private static func outlines(_ paths: [String]) throws(CommandError) -> [ContractOutline] {
        guard !paths.isEmpty else { return [] }
        let loaded = RepertoireLoader(reader: FileSystem()).load(paths)
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        for diagnostic in errors { OutputFile.standardError.write(line: diagnostic.rendered) }
        guard errors.isEmpty else { throw .alreadyReported }
        guard !loaded.repertoire.contracts.isEmpty else {
            throw CommandError("no contract found in \(paths.joined(separator: ", ")), expected an OpenAPI document")
        }
        return loaded.repertoire.contracts.map(ContractOutline.init)
    }
}
