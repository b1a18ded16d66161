internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// Turns a schema's violations into the contract's: with the place in the file, and secrets masked.
struct SchemaViolationTranslator {
    let schema: ContractSchema?

    /// The violation of a parameter or header.
    func translate(_ violation: SchemaViolation, place: Violation.Place) -> Violation {
        make(violation, place: place)
    }

    /// The violation of a body.
    func translateBody(_ violation: SchemaViolation) -> Violation {
        make(violation, place: .body(violation.instancePointer))
    }

    private func make(_ violation: SchemaViolation, place: Violation.Place) -> Violation {
        var actual = violation.keyword == "required" ? "missing" : violation.actual
        if let schema, actual != "missing", Self.isSecret(actual, violation.instancePointer, SchemaReader(schema)) {
            actual = Self.masked(actual)
        }
        let location =
            schema?.sources.location(of: violation.schemaLocation)
            ?? .init(file: violation.schemaLocation.document, position: .start)
        return Violation(
            place: place, keyword: violation.keyword, expected: violation.expected, actual: actual,
            location: location)
    }

    private static func isSecret(_ actual: String, _ pointer: JSONPointer, _ schema: SchemaReader) -> Bool {
        SecretFinder.isSecret(pointer, in: schema)
            || actual.hasPrefix("\"") && SecretFinder.holdsSecret(pointer, in: schema)
    }

    /// The text with its value hidden and its type kept: `*** (string)`.
    private static func masked(_ actual: String) -> String {
        guard actual.hasSuffix(")"), let open = actual.lastIndex(of: "(") else { return "***" }
        return "*** " + actual[open...]
    }
}
