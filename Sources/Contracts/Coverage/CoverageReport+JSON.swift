package import JSONModel

extension CoverageReport {
    /// The report for programs.
    ///
    /// - Parameter comparison: What changed since a baseline; nil when there is none.
    /// - Returns: An object with `contracts`, and `lost`, `new` and `withdrawn` where something was compared.
    package func json(comparedWith comparison: CoverageComparison?) -> JSONValue {
        var members: [(String, JSONValue)] = [("contracts", .array(sections.map(Self.json)))]
        if let comparison {
            members.append(("lost", .array(comparison.lost.map(Self.json))))
            members.append(("new", .array(comparison.gained.map(Self.json))))
            members.append(("withdrawn", .array(comparison.withdrawn.map(Self.json))))
        }
        return .object(JSONObject(members))
    }

    private static func json(_ section: Section) -> JSONValue {
        [
            "contract": .string(section.contract), "documented": .number(JSONNumber(section.documentedCount)),
            "covered": .number(JSONNumber(section.coveredCount)), "responses": .array(section.rows.map(json)),
        ]
    }

    private static func json(_ row: Row) -> JSONValue {
        [
            "operation": .string(row.operation), "response": .string(row.response),
            "fault": row.fault.map(JSONValue.string) ?? .null, "documented": .bool(row.isDocumented),
            "tests": .array(row.tests.map { .string($0) }), "variants": .array(row.variants.map { .string($0) }),
        ]
    }

    private static func json(_ change: CoverageComparison.Change) -> JSONValue {
        [
            "contract": .string(change.slot.contract), "operation": .string(change.slot.operation),
            "response": .string(change.slot.response), "fault": change.slot.fault.map(JSONValue.string) ?? .null,
            "variant": change.slot.variant.map(JSONValue.string) ?? .null,
            "tests": .array(change.tests.map { .string($0) }),
        ]
    }
}
