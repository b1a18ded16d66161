internal import HTTPModel

/// Turns the bytes of a method into a value without making a string for the common ones.
enum MethodTable {
    /// The method that stands at the beginning of a head.
    static func method(_ head: [UInt8], end: Int) -> Method {
        var key: UInt64 = 0
        if end <= 8 {
            for index in 0..<end { key = key << 8 | UInt64(head[index]) }
        }
        switch key {
        case 0x47_45_54: return .get
        case 0x50_4F_53_54: return .post
        case 0x50_55_54: return .put
        case 0x48_45_41_44: return .head
        case 0x50_41_54_43_48: return .patch
        case 0x44_45_4C_45_54_45: return .delete
        case 0x4F_50_54_49_4F_4E_53: return .options
        default: return Method(String(decoding: head[..<end], as: UTF8.self))
        }
    }
}
