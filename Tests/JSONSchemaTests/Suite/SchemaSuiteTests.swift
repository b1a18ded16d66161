import JSONModel
import JSONSchema
import TestSupport
import Testing

@Suite(.enabled(if: Suites.folder("json-schema") != nil, "the suite json-schema is not there"))
struct SchemaSuiteTests {
    /// Runs all files of a folder and expects exactly the known failures.
    private func run(
        _ path: String, _ dialect: SchemaDialect, assertsFormats: Bool = false, passing: Int, known: Set<String> = []
    ) throws {
        let suite = SchemaSuite(folder: try #require(Suites.folder("json-schema")), dialect: dialect)
        let compiler = try suite.compiler(assertsFormats: assertsFormats)
        var passed = 0
        var failures: [String] = []
        for file in try suite.files(in: path) where !KnownFailures.unknownFormats.contains(file) {
            let result = try suite.run(path, file, compiler)
            passed += result.passed
            failures += result.failures
        }
        for failure in failures where !known.contains(failure) { Issue.record("\(failure)") }
        for name in known.subtracting(failures) { Issue.record("passes now, and is no known failure: \(name)") }
        #expect(passed == passing)
    }

    @Test func requiredCasesOf2020() throws {
        try run("draft2020-12", .draft2020_12, passing: 1_299)
    }

    @Test func requiredCasesOfDraft4() throws {
        try run("draft4", .draft4, passing: 618)
    }

    @Test func optionalCasesOf2020() throws {
        try run("draft2020-12/optional", .draft2020_12, passing: 162)
    }

    @Test func optionalCasesOfDraft4() throws {
        try run("draft4/optional", .draft4, passing: 99, known: KnownFailures.draft4Optional)
    }

    @Test func formatsOf2020() throws {
        try run(
            "draft2020-12/optional/format", .draft2020_12, assertsFormats: true, passing: 650,
            known: KnownFailures.formats)
    }

    @Test func formatsOfDraft4() throws {
        try run("draft4/optional/format", .draft4, assertsFormats: true, passing: 219)
    }
}
