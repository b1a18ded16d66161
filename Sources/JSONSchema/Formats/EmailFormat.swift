/// The formats `email` and `idn-email`: a mailbox (RFC 5321, section 4.1.2; RFC 6531).
enum EmailFormat {
    static func accepts(_ text: String, isInternational: Bool) -> Bool {
        var reader = ByteReader(text)
        guard
            reader.next == UInt8(ascii: "\"")
                ? takeQuoted(from: &reader, isInternational) : takeDotted(from: &reader, isInternational),
            reader.take("@")
        else { return false }
        let domain = reader.bytes[reader.position...]
        if domain.first == UInt8(ascii: "[") { return acceptsLiteral(domain) }
        return HostnameFormat.accepts(domain, isInternational: isInternational)
    }

    private static func takeDotted(from reader: inout ByteReader, _ isInternational: Bool) -> Bool {
        repeat {
            let count = reader.takeAll { byte in
                ByteReader.isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
                    || isInternational && byte >= 0x80
            }
            if count == 0 { return false }
        } while reader.take(".")
        return true
    }

    private static func takeQuoted(from reader: inout ByteReader, _ isInternational: Bool) -> Bool {
        guard reader.take("\"") else { return false }
        func isPrintable(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) || isInternational && byte >= 0x80 }
        while !reader.take("\"") {
            _ = reader.take("\\")
            guard reader.take(where: isPrintable) else { return false }
        }
        return true
    }

    private static func acceptsLiteral(_ domain: ArraySlice<UInt8>) -> Bool {
        guard domain.last == UInt8(ascii: "]") else { return false }
        let address = domain.dropFirst().dropLast()
        let tag = Array("IPv6:".utf8)
        return address.starts(with: tag)
            ? IPAddressFormat.acceptsIPv6(address.dropFirst(tag.count)) : IPAddressFormat.acceptsIPv4(address)
    }
}
