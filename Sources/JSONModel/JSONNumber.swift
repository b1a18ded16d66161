/// A JSON number that keeps 64-bit integers exact and larger ones as their text (RFC 8259, section 6).
package struct JSONNumber: Sendable {
    enum Storage: Sendable {
        case integer(Int64)
        case double(Double)
        /// Source text of a number that neither a 64-bit integer nor a finite double holds exactly.
        case text(String)
    }

    let storage: Storage

    /// Makes an integer.
    package init(_ value: Int) {
        storage = .integer(Int64(value))
    }

    /// Makes a number from a finite double.
    package init(_ value: Double) {
        storage = .double(value)
    }

    init(storage: Storage) {
        self.storage = storage
    }

    /// The value as an integer, when it has no fraction and fits 64 bits.
    package var intValue: Int? {
        switch storage {
        case .integer(let value): Int(value)
        case .double(let value): Int(exactly: value)
        case .text: nil
        }
    }

    /// The nearest double; infinite when the text is beyond its range.
    package var doubleValue: Double {
        switch storage {
        case .integer(let value): Double(value)
        case .double(let value): value
        case .text(let text): Double(text) ?? .infinity
        }
    }
}

extension JSONNumber: Hashable {
    package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        switch (left.storage, right.storage) {
        case (.integer(let a), .integer(let b)): a == b
        default: left.doubleValue == right.doubleValue
        }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(doubleValue)
    }
}
