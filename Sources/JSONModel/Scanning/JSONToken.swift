/// A key or scalar of a JSON text as the range of bytes that spells it.
@usableFromInline
package struct JSONToken: Sendable, Hashable {
    /// What the bytes spell.
    @usableFromInline
    package enum Kind: UInt8, Sendable {
        case null, `true`, `false`
        /// An integer that 64 bits hold, in digits alone.
        case integer
        /// Every other number: with a fraction, an exponent or too many digits, and `-0`. Its text is the value.
        case number
        /// A string without escapes: the bytes between the quotes are the text.
        case string
        /// A string with at least one escape.
        case escapedString
    }

    /// What the bytes spell.
    @usableFromInline package let kind: Kind
    /// The offset of the first byte; of a string, its opening quote.
    @usableFromInline package let offset: Int
    /// The offset after the last byte; of a string, after its closing quote.
    @usableFromInline package let end: Int

    @inlinable
    init(_ kind: Kind, _ offset: Int, _ end: Int) {
        self.kind = kind
        self.offset = offset
        self.end = end
    }

    /// Reads the value that the token spells.
    ///
    /// - Parameter bytes: the text that was scanned.
    /// - Returns: the value.
    package func value(in bytes: Span<UInt8>) -> JSONValue {
        switch kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .integer: return .number(JSONNumber(storage: .integer(integer(in: bytes))))
        case .number: return .number(JSONNumber(storage: .text(Self.string(bytes, offset, end))))
        case .string, .escapedString: return .string(text(in: bytes))
        }
    }

    /// Reads the text of the token.
    ///
    /// - Parameter bytes: the text that was scanned.
    /// - Returns: the text of a string token without quotes and escapes; of any other token, its bytes.
    package func text(in bytes: Span<UInt8>) -> String {
        switch kind {
        case .string: return Self.string(bytes, offset + 1, end - 1)
        case .escapedString:
            var decoded: [UInt8] = []
            decoded.reserveCapacity(end - offset)
            JSONEscapes.decode(bytes, offset + 1, end - 1, into: &decoded)
            return String(decoding: decoded, as: UTF8.self)
        default: return Self.string(bytes, offset, end)
        }
    }

    /// The value of an integer token.
    func integer(in bytes: Span<UInt8>) -> Int64 {
        var value: Int64 = 0
        let isNegative = bytes[offset] == UInt8(ascii: "-")
        for place in (isNegative ? offset + 1 : offset)..<end {
            // Counting down reaches the lowest integer too.
            value = value &* 10 &- Int64(bytes[place] &- 0x30)
        }
        return isNegative ? value : -value
    }

    static func string(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String {
        unsafe bytes.extracting(start..<end).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
