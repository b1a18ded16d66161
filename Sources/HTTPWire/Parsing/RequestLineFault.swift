internal import HTTPModel

/// Says what is wrong with a byte of a request line.
enum RequestLineFault {
    /// The longest method that is read; known ones are far shorter (RFC 9112, section 3, asks for 501).
    static let maxMethodBytes = 64
    /// What a version looks like; the places of the digits are not compared.
    static let versionPattern: [UInt8] = Array("HTTP/1.1".utf8)

    static func method(_ byte: UInt8, at offset: Int) -> WireRefusal {
        if offset == 0, byte == 0x16 {
            return WireRefusal(400, "the client began a TLS handshake on a port that speaks plain HTTP", at: 0)
        }
        if offset == 0, byte == 0x20 { return WireRefusal(400, "the request line begins with a space", at: 0) }
        if byte == 0x0D || byte == 0x0A {
            return WireRefusal(400, "the request line ends after its method", at: offset)
        }
        return WireRefusal(400, "the method holds \(ByteName.of(byte))", at: offset)
    }

    static func target(_ byte: UInt8, at offset: Int, isFirst: Bool) -> WireRefusal {
        switch byte {
        case 0x20: WireRefusal(400, "two spaces stand between method and target", at: offset)
        case 0x0D, 0x0A: WireRefusal(400, "the request line has no HTTP version", at: offset)
        case UInt8(ascii: "#"): WireRefusal(400, "the request target holds a fragment, which is never sent", at: offset)
        case 0x80...: WireRefusal(400, "the request target holds \(ByteName.of(byte)), not percent-encoded", at: offset)
        default: WireRefusal(400, "the request target holds \(ByteName.of(byte))", at: offset)
        }
    }

    static func lineEnd(_ byte: UInt8, at offset: Int) -> WireRefusal {
        switch byte {
        case 0x0A: WireRefusal(400, "the request line ends in a line feed without a carriage return", at: offset)
        case 0x20, 0x09: WireRefusal(400, "white space follows the HTTP version", at: offset)
        default: WireRefusal(400, "the HTTP version is no digit, point and digit", at: offset)
        }
    }
}
