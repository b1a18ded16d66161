/// One place where a JSON value is not what was expected.
package struct JSONDifference: Hashable, Sendable {
    /// The ways to differ.
    package enum Kind: String, Hashable, Sendable {
        /// The member or element is not there.
        case missing
        /// The member or element was not expected.
        case unexpected
        /// A value of the right kind that is another one.
        case differentValue
        /// A value of another kind, such as a string for a number.
        case differentType
    }

    /// How it differs.
    package let kind: Kind
    /// Where in the received value; of what is missing, the place where it should stand, which for an element is its
    /// place in the expected list.
    package let pointer: JSONPointer
    /// What was expected there; nil for nothing.
    package let expected: JSONValue?
    /// What was received there; nil for nothing.
    package let actual: JSONValue?

    package init(kind: Kind, pointer: JSONPointer, expected: JSONValue?, actual: JSONValue?) {
        self.kind = kind
        self.pointer = pointer
        self.expected = expected
        self.actual = actual
    }

    /// The difference in one line: `/port: expected 587 (number), received "587" (string)`.
    ///
    /// - Parameter isSecret: True to show only what kinds of value stood there.
    /// - Returns: The line, with long values shortened.
    package func line(isSecret: Bool = false) -> String {
        let place = pointer.tokens.isEmpty ? "the value" : DisplayText.visible(pointer.description)
        func text(_ value: JSONValue?) -> String {
            guard let value else { return "nothing" }
            let shown = isSecret ? DisplayText.mask : DisplayText.shortened(DisplayText.literal(value), to: 60)
            return kind == .differentType ? "\(shown) (\(value.kind.rawValue))" : shown
        }
        return "\(place): expected \(text(expected)), received \(text(actual))"
    }

    /// The differences that an alignment shows, those of a value in the order of its rows.
    static func list(of alignment: JSONAlignment) -> [JSONDifference] {
        var found: [JSONDifference] = []
        collect(alignment, at: .root, into: &found)
        return found
    }

    private static func collect(
        _ alignment: JSONAlignment, at pointer: JSONPointer, into found: inout [JSONDifference]
    ) {
        guard alignment.differs else { return }
        switch alignment.content {
        case .parts(_, let parts):
            for part in parts { collect(part.alignment, at: part.pointer(below: pointer), into: &found) }
        case .pair(let expected, let actual):
            let kind = expected.kind == actual.kind ? Kind.differentValue : .differentType
            found.append(JSONDifference(kind: kind, pointer: pointer, expected: expected, actual: actual))
        case .missing(let value):
            found.append(JSONDifference(kind: .missing, pointer: pointer, expected: value, actual: nil))
        case .unexpected(let value):
            found.append(JSONDifference(kind: .unexpected, pointer: pointer, expected: nil, actual: value))
        }
    }
}

extension JSONDifference: CustomStringConvertible {
    package var description: String { line() }
}
