/// The formats `ipv4` (RFC 2673, section 3.2) and `ipv6` (RFC 4291, section 2.2).
enum IPAddressFormat {
    static func acceptsIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard !part.isEmpty, part.count <= 3, part.allSatisfy(ByteReader.isDigit) else { return false }
                // A leading zero would be octal to some readers.
                guard part.count == 1 || part.first != UInt8(ascii: "0") else { return false }
                return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
            }
    }

    static func acceptsIPv6(_ bytes: ArraySlice<UInt8>) -> Bool {
        let colon = UInt8(ascii: ":")
        let parts = bytes.split(separator: colon, omittingEmptySubsequences: false)
        guard parts.count >= 3, let first = parts.first, let last = parts.last else { return false }
        // An empty part within stands for the zeros left out; at an end it takes a second one beside it.
        var inner = parts[...]
        if first.isEmpty {
            guard parts[1].isEmpty else { return false }
            inner = inner.dropFirst()
        }
        if last.isEmpty {
            guard parts[parts.count - 2].isEmpty else { return false }
            inner = inner.dropLast()
        }
        let gaps = inner.count { $0.isEmpty }
        var groups = 0
        for (offset, part) in inner.enumerated() where !part.isEmpty {
            if part.contains(UInt8(ascii: ".")) {
                guard offset == inner.count - 1, acceptsIPv4(part) else { return false }
                groups += 2
            } else {
                guard part.count <= 4, part.allSatisfy(ByteReader.isHexadecimal) else { return false }
                groups += 1
            }
        }
        return gaps == 0 ? groups == 8 : gaps == 1 && groups <= 7
    }
}
