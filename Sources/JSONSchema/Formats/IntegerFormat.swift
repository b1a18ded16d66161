import JSONModel

/// The formats of OpenAPI's registry that bound integers; they are always asserted.
enum IntegerFormat: String, Sendable {
    case int8, int16, int32, int64, uint8, uint16, uint32

    /// The width and sign in words.
    var expectation: String {
        switch self {
        case .int8: "an 8-bit integer"
        case .int16: "a 16-bit integer"
        case .int32: "a 32-bit integer"
        case .int64: "a 64-bit integer"
        case .uint8: "an unsigned 8-bit integer"
        case .uint16: "an unsigned 16-bit integer"
        case .uint32: "an unsigned 32-bit integer"
        }
    }

    private var range: ClosedRange<Int64> {
        switch self {
        case .int8: -0x80...0x7F
        case .int16: -0x8000...0x7FFF
        case .int32: -0x8000_0000...0x7FFF_FFFF
        case .int64: .min ... .max
        case .uint8: 0...0xFF
        case .uint16: 0...0xFFFF
        case .uint32: 0...0xFFFF_FFFF
        }
    }

    func accepts(_ number: JSONNumber) -> Bool {
        number.intValue.map { range.contains(Int64($0)) } ?? false
    }
}
