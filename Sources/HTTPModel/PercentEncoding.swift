/// Percent-encoding of URI components (RFC 3986, section 2.1) and of form data (WHATWG URL, section 5).
package enum PercentEncoding {
    /// Decodes one path segment.
    ///
    /// - Parameter text: The segment as it stands between two slashes; `+` stands for itself.
    /// - Returns: The decoded text, or nil when a `%` is not followed by two hexadecimal digits or the result is no
    ///   UTF-8.
    package static func decodeSegment(_ text: some StringProtocol) -> String? {
        decode(text, plusIsSpace: false)
    }

    /// Decodes a name or a value of `application/x-www-form-urlencoded` data, where `+` stands for a space.
    ///
    /// - Returns: The decoded text, or nil under the same conditions as for a path segment.
    package static func decodeFormComponent(_ text: some StringProtocol) -> String? {
        decode(text, plusIsSpace: true)
    }

    /// Encodes every byte but the unreserved ones: letters, digits, `-`, `.`, `_` and `~`.
    package static func encode(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hexadecimalDigit(byte >> 4))
                bytes.append(hexadecimalDigit(byte & 15))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
        let isPlain = !text.utf8.contains { $0 == UInt8(ascii: "%") || ($0 == UInt8(ascii: "+") && plusIsSpace) }
        if isPlain { return String(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = iterator.next().flatMap(ASCII.hexadecimalValue),
                    let low = iterator.next().flatMap(ASCII.hexadecimalValue)
                else { return nil }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(byte == UInt8(ascii: "+") && plusIsSpace ? 0x20 : byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        ASCII.isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
    }

    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x41 + value - 10
    }
}
