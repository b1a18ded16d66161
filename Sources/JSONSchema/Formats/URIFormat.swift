/// The formats `uri`, `uri-reference` (RFC 3986), `iri` and `iri-reference` (RFC 3987).
enum URIFormat {
    static func accepts(_ text: String, isInternational: Bool, mayBeRelative: Bool) -> Bool {
        guard isInternational || text.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
        var rest = Array(text.utf8)[...]
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            guard acceptsCharacters(rest[(hash + 1)...], "/?:@") else { return false }
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            guard acceptsCharacters(rest[(mark + 1)...], "/?:@") else { return false }
            rest = rest[..<mark]
        }
        let hasScheme: Bool
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), isScheme(rest[..<colon]) {
            rest = rest[(colon + 1)...]
            hasScheme = true
        } else {
            hasScheme = false
        }
        guard hasScheme || mayBeRelative else { return false }
        if rest.starts(with: "//".utf8) {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            guard acceptsAuthority(rest[..<end]) else { return false }
            rest = rest[end...]
        } else if !hasScheme {
            // A colon in the first segment would make a scheme of it.
            let segment = rest.prefix { $0 != UInt8(ascii: "/") }
            guard !segment.contains(UInt8(ascii: ":")) else { return false }
        }
        return acceptsCharacters(rest, "/:@")
    }

    private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, ByteReader.isLetter(first) else { return false }
        return bytes.allSatisfy { ByteReader.isAlphanumeric($0) || "+-.".utf8.contains($0) }
    }

    private static func acceptsAuthority(_ bytes: ArraySlice<UInt8>) -> Bool {
        var host = bytes
        if let at = host.lastIndex(of: UInt8(ascii: "@")) {
            guard acceptsCharacters(host[..<at], ":") else { return false }
            host = host[(at + 1)...]
        }
        guard host.first == UInt8(ascii: "[") else {
            if let colon = host.firstIndex(of: UInt8(ascii: ":")) {
                guard host[(colon + 1)...].allSatisfy(ByteReader.isDigit) else { return false }
                host = host[..<colon]
            }
            return acceptsCharacters(host, "")
        }
        guard let end = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
        let port = host[(end + 1)...]
        guard port.isEmpty || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(ByteReader.isDigit) else {
            return false
        }
        return acceptsLiteral(host[..<end].dropFirst())
    }

    private static func acceptsLiteral(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, first | 0x20 == UInt8(ascii: "v") else {
            return IPAddressFormat.acceptsIPv6(bytes)
        }
        let parts = bytes.dropFirst().split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy(ByteReader.isHexadecimal)
            && !parts[1].isEmpty && !parts[1].contains(UInt8(ascii: "%")) && acceptsCharacters(parts[1], ":")
    }

    /// Accepts unreserved characters, sub-delimiters, percent escapes, characters beyond ASCII, and those given.
    private static func acceptsCharacters(_ bytes: ArraySlice<UInt8>, _ others: StaticString) -> Bool {
        var reader = ByteReader(bytes)
        let others = Array("\(others)".utf8)
        while let byte = reader.next {
            if reader.take("%") {
                guard reader.take(where: ByteReader.isHexadecimal), reader.take(where: ByteReader.isHexadecimal) else {
                    return false
                }
                continue
            }
            let isAllowed =
                ByteReader.isAlphanumeric(byte) || byte >= 0x80 || "-._~!$&'()*+,;=".utf8.contains(byte)
                || others.contains(byte)
            guard isAllowed, reader.take(where: { _ in true }) else { return false }
        }
        return true
    }
}
