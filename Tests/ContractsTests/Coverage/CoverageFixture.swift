import Contracts
import TestSupport
import Testing

/// What some tests of the notes API exercised.
enum CoverageFixture {
    static let notes = ContractOutline(
        name: "notes",
        operations: [
            .init(id: "createNote", title: "POST /notes", responses: ["201", "400", "default"]),
            .init(id: "getNote", title: "GET /notes/{id}", responses: ["200", "4XX"]),
        ])

    static let other = ContractOutline(
        name: "other", operations: [.init(id: "ping", title: "GET /ping", responses: ["204"])])

    static let facts = [
        fact("createNote", 201, "App.NotesTests/creates()", scenario: "documented"),
        fact("createNote", 201, "App.NotesTests/createsTwice()", scenario: "documented"),
        fact("createNote", 400, "App.NotesTests/refusesEmptyText()", scenario: "documented"),
        fact("createNote", 201, "App.FaultTests/survivesReset()", fault: "reset", scenario: "broken"),
        fact("getNote", 200, "App.VariantTests/decodes(_:)", variant: "200/without:/text"),
        fact("getNote", 200, "App.VariantTests/decodes(_:)", variant: "200/null:/text"),
        fact("getNote", 500, "App.NotesTests/survivesOutage()"),
        fact("listNotes", 200, "App.NotesTests/lists()"),
    ]

    static func fact(
        _ operation: String, _ status: Int, _ test: String, fault: String? = nil, variant: String? = nil,
        scenario: String? = nil
    ) -> CoverageFact {
        CoverageFact(
            contract: "notes", operation: operation, status: status, fault: fault, variant: variant, scenario: scenario,
            test: test)
    }

    static func record(_ facts: [CoverageFact] = facts, _ outlines: [ContractOutline] = [notes]) -> CoverageRecord {
        var record = CoverageRecord()
        for outline in outlines { record.add(outline) }
        for fact in facts { record.add(fact) }
        return record
    }

    /// A file of `Tests/Golden/coverage`.
    static func golden(_ name: String) throws -> String {
        // Tests/ContractsTests/Coverage/CoverageFixture.swift
        let tests = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        let path = tests.joined(separator: "/") + "/Golden/coverage/\(name)"
        return String(decoding: try #require(Suites.read(path), "\(path)"), as: UTF8.self)
    }
}
