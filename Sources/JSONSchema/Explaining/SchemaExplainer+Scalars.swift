import JSONModel
import RegularExpressions

extension SchemaExplainer {
    mutating func explain(_ text: String, _ checks: StringChecks, _ node: SchemaNode) {
        let shown = self.text(.string(text))
        let length = Wording.count(StringChecks.length(of: text), "character")
        if !checks.hasMinimumLength(text) {
            add(
                "minLength", node, expected: "at least \(Wording.count(checks.minimumLength, "character"))",
                actual: "\(shown) (\(length))")
        }
        if !checks.hasMaximumLength(text) {
            add(
                "maxLength", node, expected: "at most \(Wording.count(checks.maximumLength, "character"))",
                actual: "\(shown) (\(length))")
        }
        if let pattern = checks.pattern {
            switch pattern.search(text) {
            case .matched: break
            case .notMatched: add("pattern", node, expected: "text that matches \(pattern.source)", actual: shown)
            case .limitExceeded:
                add(
                    "pattern", node, expected: "text that matches \(pattern.source)",
                    actual: "\(shown), on which the search was given up")
            }
        }
        if let format = checks.format, !format.accepts(text) {
            add("format", node, expected: format.expectation, actual: shown)
        }
    }

    mutating func explain(_ number: JSONNumber, _ checks: NumberChecks, _ node: SchemaNode) {
        let shown = text(.number(number))
        if let format = checks.format, !format.accepts(number) {
            add("format", node, expected: format.expectation, actual: shown)
        }
        if let minimum = checks.minimum, number < minimum {
            add("minimum", node, expected: "at least \(minimum)", actual: shown)
        }
        if let maximum = checks.maximum, maximum < number {
            add("maximum", node, expected: "at most \(maximum)", actual: shown)
        }
        if let minimum = checks.exclusiveMinimum, !(minimum < number) {
            add("exclusiveMinimum", node, expected: "more than \(minimum)", actual: shown)
        }
        if let maximum = checks.exclusiveMaximum, !(number < maximum) {
            add("exclusiveMaximum", node, expected: "less than \(maximum)", actual: shown)
        }
        if let divisor = checks.multipleOf, !number.isMultiple(of: divisor) {
            add("multipleOf", node, expected: "a multiple of \(divisor)", actual: shown)
        }
    }

    mutating func explain(_ value: JSONValue, _ checks: ValueChecks, _ node: SchemaNode) {
        if let constant = checks.constant, constant != value {
            add("const", node, expected: ValueText.text(constant), actual: text(value))
        }
        if let allowed = checks.allowed, !checks.isAllowed(value) {
            add("enum", node, expected: Wording.oneOf(allowed), actual: text(value))
        }
    }
}
