internal import JSONModel

/// The form in which coverage is kept: one JSON object a line, so that lines can be added at the end at any time and
/// files can be compared line by line.
///
/// The first line names the format and its version. A line with `operations` says what a contract documents; each
/// other line is one fact. A line that a killed process did not write to its end is passed over.
package enum CoverageFile {
    /// The version of the format that is written and read.
    package static let version = 1
    /// How the names of such files end.
    package static let ending = "jsonl"

    /// The first line, with its end.
    package static var header: String {
        line(["understudy": "coverage", "version": .number(JSONNumber(version))])
    }

    /// The line of what a contract documents, with its end.
    package static func line(of outline: ContractOutline) -> String {
        let operations = outline.operations.map { operation -> JSONValue in
            [
                "id": .string(operation.id), "title": .string(operation.title),
                "responses": .array(operation.responses.map { .string($0) }),
            ]
        }
        return line(["contract": .string(outline.name), "operations": .array(operations)])
    }

    /// The line of a fact, with its end.
    package static func line(of fact: CoverageFact) -> String {
        var members: [(String, JSONValue)] = [
            ("contract", .string(fact.contract)), ("operation", .string(fact.operation)),
            ("status", .number(JSONNumber(fact.status))),
        ]
        for (name, value) in [("fault", fact.fault), ("variant", fact.variant), ("scenario", fact.scenario)] {
            if let value { members.append((name, .string(value))) }
        }
        members.append(("test", .string(fact.test)))
        return line(.object(JSONObject(members)))
    }

    /// A whole file: the same text for the same record.
    package static func text(of record: CoverageRecord) -> String {
        let outlines = record.contracts.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return header + outlines.map(line(of:)).joined() + record.facts.sorted().map(line(of:)).joined()
    }

    /// Reads a file.
    ///
    /// - Parameter bytes: Its content; nothing at all is a file of nothing.
    /// - Returns: What it holds.
    /// - Throws: What is wrong with the first line that is no line of such a file.
    package static func read(_ bytes: [UInt8]) throws(CoverageFileError) -> CoverageRecord {
        var record = CoverageRecord()
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        // What follows the last line's end is nothing, or a line that was not written to its end.
        lines.removeLast()
        for (index, line) in lines.enumerated() where !line.isEmpty {
            let parsed = try? JSONValue.parse(Array(line))
            if index == 0 {
                try check(header: parsed)
                continue
            }
            guard let value = parsed, value.objectValue != nil else {
                throw CoverageFileError(line: index + 1, reason: "expected a JSON object")
            }
            if value["operations"] != nil {
                guard let outline = outline(value) else {
                    throw CoverageFileError(
                        line: index + 1, reason: "expected \"contract\" and \"operations\" with id, title and responses"
                    )
                }
                record.add(outline)
            } else {
                guard let fact = fact(value) else {
                    throw CoverageFileError(
                        line: index + 1, reason: "expected \"contract\", \"operation\", \"status\" and \"test\"")
                }
                record.add(fact)
            }
        }
        return record
    }

    private static func check(header: JSONValue?) throws(CoverageFileError) {
        guard header?["understudy"]?.stringValue == "coverage", let written = header?["version"]?.intValue else {
            throw CoverageFileError(
                line: 1, reason: "not a coverage file, expected {\"understudy\":\"coverage\",\"version\":\(version)}")
        }
        guard written == version else {
            throw CoverageFileError(line: 1, reason: "version \(written) of the format, expected \(version)")
        }
    }

    private static func outline(_ value: JSONValue) -> ContractOutline? {
        guard let name = value["contract"]?.stringValue, let operations = value["operations"]?.arrayValue else {
            return nil
        }
        let read = operations.compactMap { operation -> ContractOutline.Operation? in
            guard let id = operation["id"]?.stringValue, let title = operation["title"]?.stringValue,
                let responses = operation["responses"]?.arrayValue
            else { return nil }
            return .init(id: id, title: title, responses: responses.compactMap(\.stringValue))
        }
        return read.count == operations.count ? ContractOutline(name: name, operations: read) : nil
    }

    private static func fact(_ value: JSONValue) -> CoverageFact? {
        guard let contract = value["contract"]?.stringValue, let operation = value["operation"]?.stringValue,
            let status = value["status"]?.intValue, let test = value["test"]?.stringValue
        else { return nil }
        return CoverageFact(
            contract: contract, operation: operation, status: status, fault: value["fault"]?.stringValue,
            variant: value["variant"]?.stringValue, scenario: value["scenario"]?.stringValue, test: test)
    }

    private static func line(_ value: JSONValue) -> String {
        value.compactText + "\n"
    }
}
