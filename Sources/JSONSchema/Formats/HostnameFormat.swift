/// The format `hostname`: labels of letters, digits and hyphens (RFC 1123, section 2.1).
enum HostnameFormat {
    /// Accepts names of ASCII labels; `reservesHyphens` leaves hyphens in the third and fourth place to
    /// internationalized ones.
    static func accepts(_ text: String, reservesHyphens: Bool) -> Bool {
        accepts(Array(text.utf8)[...], isInternational: false, reservesHyphens: reservesHyphens)
    }

    /// Accepts names whose labels may, when `isInternational`, hold any character beyond ASCII.
    static func accepts(_ bytes: ArraySlice<UInt8>, isInternational: Bool, reservesHyphens: Bool = true) -> Bool {
        guard bytes.count <= 253 else { return false }
        return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
            acceptsLabel($0, isInternational, reservesHyphens)
        }
    }

    private static func acceptsLabel(
        _ label: ArraySlice<UInt8>, _ isInternational: Bool, _ reservesHyphens: Bool
    ) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard !label.isEmpty, label.count <= 63, label.first != hyphen, label.last != hyphen else { return false }
        guard label.allSatisfy({ ByteReader.isAlphanumeric($0) || $0 == hyphen || isInternational && $0 >= 0x80 })
        else {
            return false
        }
        // RFC 5891, section 4.2.3.1.
        let isReserved = reservesHyphens && label.dropFirst(2).starts(with: [hyphen, hyphen])
        return !isReserved || label.prefix(2).elementsEqual("xn".utf8) || label.prefix(2).elementsEqual("XN".utf8)
    }
}
