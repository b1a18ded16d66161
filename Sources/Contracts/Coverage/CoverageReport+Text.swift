extension CoverageReport {
    /// The report for people: a table for each contract, an empty line between two.
    package var lines: [String] {
        Array(sections.map(Self.lines).joined(separator: [""]))
    }

    private static func lines(of section: Section) -> [String] {
        let counted = section.documentedCount == 1 ? "response has" : "responses have"
        let title =
            "\(section.contract): \(section.coveredCount) of \(section.documentedCount) documented \(counted) a test"
        let operationWidth = section.rows.map(\.operation.count).max() ?? 0
        let responseWidth = section.rows.map(\.response.count).max() ?? 0
        let countWidth = section.rows.map { count(of: $0).count }.max() ?? 0
        var last = ""
        return [title]
            + section.rows.map { row in
                let operation = row.operation == last ? "" : row.operation
                last = row.operation
                let cells = [
                    padded(operation, operationWidth), padded(row.response, responseWidth),
                    padded(count(of: row), countWidth), remarks(on: row),
                ]
                let line = "  " + cells.joined(separator: "  ")
                return String(line.reversed().drop { $0 == " " }.reversed())
            }
    }

    private static func count(of row: Row) -> String {
        row.tests.isEmpty ? "no test" : row.tests.count == 1 ? "1 test" : "\(row.tests.count) tests"
    }

    private static func remarks(on row: Row) -> String {
        var remarks: [String] = []
        if let fault = row.fault { remarks.append("fault \(fault)") }
        if row.variants.count == 1 { remarks.append("1 variant") }
        if row.variants.count > 1 { remarks.append("\(row.variants.count) variants") }
        if !row.isDocumented { remarks.append("not documented") }
        return remarks.joined(separator: ", ")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
