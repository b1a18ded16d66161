internal import HTTPModel

/// Says what is wrong with a byte of a field line.
enum FieldFault {
    static func name(_ byte: UInt8, at offset: Int, isFirst: Bool) -> WireRefusal {
        switch byte {
        case UInt8(ascii: ":"): WireRefusal(400, "a field line has no name before its colon", at: offset)
        case 0x20, 0x09: WireRefusal(400, "white space stands in a field name or before its colon", at: offset)
        case 0x0D, 0x0A:
            isFirst
                ? WireRefusal(400, "a line ends in a line feed without a carriage return", at: offset)
                : WireRefusal(400, "a field line has no colon", at: offset)
        default: WireRefusal(400, "a field name holds \(ByteName.of(byte))", at: offset)
        }
    }

    static func value(_ byte: UInt8, at offset: Int) -> WireRefusal {
        byte == 0x0A
            ? WireRefusal(400, "a field line ends in a line feed without a carriage return", at: offset)
            : WireRefusal(400, "a field value holds \(ByteName.of(byte))", at: offset)
    }
}
