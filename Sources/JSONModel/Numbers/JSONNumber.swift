/// A JSON number (RFC 8259, section 6) whose value is exactly the decimal number that its text spells.
///
/// Integers of 64 bits are kept as such; every other number that came from a text keeps that text, whatever its size
/// or precision. A number made of a double has the value of the text that it prints.
package struct JSONNumber: Sendable {
    enum Storage: Sendable {
        case integer(Int64)
        /// Finite.
        case double(Double)
        /// The source text of any other number, by JSON's grammar.
        case text(String)
    }

    let storage: Storage

    /// Makes an integer.
    package init(_ value: Int) {
        storage = .integer(Int64(value))
    }

    /// Makes a number from a finite double; one that is not finite, which JSON cannot write, becomes 0.
    package init(_ value: Double) {
        storage = .double(value.isFinite ? value : 0)
    }

    /// Makes a number from its JSON text, or nil when the text is not a number by JSON's grammar.
    package init?(text: String) {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, first == UInt8(ascii: "-") || first &- 0x30 < 10,
            let token = try? JSONLexer.number(bytes.span, 0), token.end == bytes.count,
            case .number(let number) = token.value(in: bytes.span)
        else { return nil }
        self = number
    }

    init(storage: Storage) {
        self.storage = storage
    }

    /// The value as an integer, when it has no fraction and fits 64 bits; 1.0 and 1e2 do.
    package var intValue: Int? {
        switch storage {
        case .integer(let value): Int(value)
        case .double(let value): Int(exactly: value)
        case .text: decimal.int64.map { Int($0) }
        }
    }

    /// The value as an integer from 0 to 2^64 - 1, when it is one; 1.0 and 1e2 are.
    package var unsignedValue: UInt64? {
        intValue.map { UInt64(exactly: $0) } ?? decimal.unsigned
    }

    /// The nearest double; infinite when the text is beyond its range.
    package var doubleValue: Double {
        switch storage {
        case .integer(let value): Double(value)
        case .double(let value): value
        case .text(let text): Double(text) ?? .infinity
        }
    }

    /// Whether the value has no fraction, which JSON Schema calls an integer: 1.0 and 1e400 are.
    package var isInteger: Bool {
        switch storage {
        case .integer: true
        case .double(let value): value.rounded(.towardZero) == value
        case .text: decimal.isInteger
        }
    }

    /// Whether this number divided by the other is an integer, exactly as decimal numbers divide: 0.0075 is a
    /// multiple of 0.0001 (JSON Schema's `multipleOf`).
    ///
    /// Nothing is a multiple of 0 but 0.
    package func isMultiple(of other: JSONNumber) -> Bool {
        if case .integer(let value) = storage, case .integer(let divisor) = other.storage {
            return value.isMultiple(of: divisor)
        }
        return decimal.isMultiple(of: other.decimal)
    }

    /// Appends the number as JSON text.
    func serialize(into bytes: inout [UInt8]) {
        switch storage {
        case .integer(let value): JSONText.append(value, to: &bytes)
        case .text(let text): JSONText.append(text, to: &bytes)
        case .double(let value):
            if let integer = Int64(exactly: value), value != 0 || value.sign == .plus {
                // All digits: the shortest form of a large double may spell another integer.
                JSONText.append(integer, to: &bytes)
                JSONText.append(".0", to: &bytes)
            } else {
                JSONText.append(value.description, to: &bytes)
            }
        }
    }
}

extension JSONNumber: CustomStringConvertible {
    /// The JSON text: as it was written, or the fewest digits that read back as the same number.
    package var description: String {
        switch storage {
        case .integer(let value): return value.description
        case .text(let text): return text
        case .double:
            var bytes: [UInt8] = []
            serialize(into: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension JSONNumber: Hashable, Comparable {
    // Equality is mathematical and exact: 1 is 1.0 and 10e-1, and 9007199254740993 is not 9007199254740992.0.
    package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        switch (left.storage, right.storage) {
        case (.integer(let a), .integer(let b)): a == b
        case (.double(let a), .double(let b)): a == b
        case (.text(let a), .text(let b)) where a == b: true
        default: left.decimal == right.decimal
        }
    }

    package static func < (left: JSONNumber, right: JSONNumber) -> Bool {
        switch (left.storage, right.storage) {
        case (.integer(let a), .integer(let b)): a < b
        case (.double(let a), .double(let b)): a < b
        default: left.decimal < right.decimal
        }
    }

    package func hash(into hasher: inout Hasher) {
        decimal.hash(into: &hasher)
    }

    var decimal: JSONDecimal {
        switch storage {
        case .integer(let value): JSONDecimal(value)
        case .double(let value): Int64(exactly: value).map { JSONDecimal($0) } ?? JSONDecimal(value.description)
        case .text(let text): JSONDecimal(text)
        }
    }
}
