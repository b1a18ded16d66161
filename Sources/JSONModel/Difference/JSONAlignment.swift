/// Two JSON values laid beside each other, part by part.
struct JSONAlignment: Sendable {
    /// What stands beside what.
    indirect enum Content: Sendable {
        /// Two arrays or two objects, by their parts.
        case parts(JSONValue.Kind, [Part])
        /// Two values that are not taken apart: scalars, or values of two kinds.
        case pair(expected: JSONValue, actual: JSONValue)
        /// What was expected and is not there.
        case missing(JSONValue)
        /// What is there beyond the expected.
        case unexpected(JSONValue)
    }

    /// A member or element of one side or both.
    struct Part: Sendable {
        /// The member's name; nil for an element.
        let name: String?
        /// The element's place in the expected list.
        let expectedIndex: Int?
        /// The element's place in the received list.
        let actualIndex: Int?
        let alignment: JSONAlignment

        init(name: String? = nil, expectedIndex: Int? = nil, actualIndex: Int? = nil, _ alignment: JSONAlignment) {
            self.name = name
            self.expectedIndex = expectedIndex
            self.actualIndex = actualIndex
            self.alignment = alignment
        }

        /// The place of the part in a value at the given place.
        func pointer(below pointer: JSONPointer) -> JSONPointer {
            if let name { return pointer.appending(name) }
            return pointer.appending(actualIndex ?? expectedIndex ?? 0)
        }
    }

    let content: Content
    /// True when something in it is not as expected.
    let differs: Bool

    static func parts(_ kind: JSONValue.Kind, _ parts: [Part]) -> JSONAlignment {
        JSONAlignment(content: .parts(kind, parts), differs: parts.contains { $0.alignment.differs })
    }

    static func missing(_ value: JSONValue) -> JSONAlignment {
        JSONAlignment(content: .missing(value), differs: true)
    }

    static func unexpected(_ value: JSONValue, isAllowed: Bool) -> JSONAlignment {
        JSONAlignment(content: .unexpected(value), differs: !isAllowed)
    }
}
