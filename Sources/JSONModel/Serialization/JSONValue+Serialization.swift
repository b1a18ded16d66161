extension JSONValue {
    /// The value as compact JSON text in UTF-8.
    package func serialized() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        serialize(into: &bytes)
        return bytes
    }

    /// Appends the value as compact JSON text in UTF-8: no whitespace, members in their order, numbers as they were
    /// written or in the fewest digits that read back as the same number, and only what must be escaped escaped
    /// (RFC 8259, section 7): quotes, backslashes and control characters.
    package func serialize(into bytes: inout [UInt8]) {
        switch self {
        case .null: JSONText.append("null", to: &bytes)
        case .bool(true): JSONText.append("true", to: &bytes)
        case .bool(false): JSONText.append("false", to: &bytes)
        case .number(let number): number.serialize(into: &bytes)
        case .string(let text): JSONText.appendQuoted(text, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            var isFirst = true
            for element in elements {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                element.serialize(into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            var isFirst = true
            for member in object.members {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                JSONText.appendQuoted(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.serialize(into: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// The value as compact JSON text; see ``serialize(into:)``.
    package var compactText: String { String(decoding: serialized(), as: UTF8.self) }

    /// The value as JSON text for people: two spaces for each level, one member or element a line, no final newline.
    package var prettyText: String {
        var bytes: [UInt8] = []
        serializePretty(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the value as JSON text for people; see ``prettyText``.
    /// - Parameters:
    ///   - bytes: receives the text.
    ///   - depth: how many levels the lines after the first are indented.
    package func serializePretty(into bytes: inout [UInt8], depth: Int = 0) {
        func newLine(_ depth: Int) {
            bytes.append(UInt8(ascii: "\n"))
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
        }
        switch self {
        case .array(let elements) where !elements.isEmpty:
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                newLine(depth + 1)
                element.serializePretty(into: &bytes, depth: depth + 1)
            }
            newLine(depth)
            bytes.append(UInt8(ascii: "]"))
        case .object(let object) where !object.isEmpty:
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                newLine(depth + 1)
                JSONText.appendQuoted(member.name, to: &bytes)
                JSONText.append(": ", to: &bytes)
                member.value.serializePretty(into: &bytes, depth: depth + 1)
            }
            newLine(depth)
            bytes.append(UInt8(ascii: "}"))
        default: serialize(into: &bytes)
        }
    }
}

extension JSONValue: CustomStringConvertible {
    /// The compact text.
    package var description: String { compactText }
}
