internal import HTTPModel

/// The fields that must not stand in a trailer section, because they frame, route or authorize the message they would
/// follow (RFC 9110, section 6.5.1).
enum TrailerFields {
    private static let forbidden = [
        "authorization", "connection", "content-encoding", "content-length", "content-range", "cookie", "expect",
        "host",
        "max-forwards", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade",
    ].map { Array($0.utf8) }

    /// Refuses a trailer line whose field belongs in the head.
    static func check(_ line: HeaderFields.Line, in bytes: Span<UInt8>) throws(WireRefusal) {
        let name = Int(line.nameStart)..<Int(line.nameEnd)
        for word in forbidden where bytes.equals(name, word) {
            throw WireRefusal(
                400, "the field \(String(decoding: word, as: UTF8.self)) stands in the trailer", at: name.lowerBound)
        }
    }
}
