/// A number of bytes as files and flags write it: `65536`, `4KB` (1000 each) or `64KiB` (1024 each).
package struct ByteSize: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The number of bytes, never negative.
    package let bytes: Int

    private static let bytesByUnit: [(unit: String, bytes: Int128)] = [
        ("", 1), ("B", 1), ("KB", 1000), ("KiB", 1 << 10), ("MB", 1_000_000), ("MiB", 1 << 20),
        ("GB", 1_000_000_000), ("GiB", 1 << 30),
    ]

    private static let accepted = "bytes, or a number with KB (1000), KiB (1024), MB, MiB, GB or GiB, such as 64KiB"

    /// Makes a size of so many bytes.
    package init(bytes: Int) {
        self.bytes = bytes
    }

    /// Reads a size.
    ///
    /// - Parameter text: A number directly followed by nothing, `B`, `KB`, `KiB`, `MB`, `MiB`, `GB` or `GiB`.
    /// - Throws: What is wrong with the text and what is accepted.
    package init(_ text: String) throws(QuantityError) {
        guard let decimal = Decimal(text),
            let factor = Self.bytesByUnit.first(where: { $0.unit == decimal.unit })?.bytes
        else {
            throw QuantityError(text, "is no size, expected \(Self.accepted)")
        }
        guard let bytes = decimal.whole(times: factor) else {
            throw QuantityError(text, "is no whole number of bytes")
        }
        guard let bytes = Int(exactly: bytes) else { throw QuantityError(text, "is too large a size") }
        self.bytes = bytes
    }

    /// The shortest text that reads back as the same number: `64KiB`, `10MB`, `1001`.
    package var description: String {
        for (unit, factor) in Self.bytesByUnit.reversed() where bytes > 0 && factor > 1 {
            if Int128(bytes) % factor == 0 { return "\(Int128(bytes) / factor)\(unit)" }
        }
        return String(bytes)
    }

    package static func < (left: ByteSize, right: ByteSize) -> Bool { left.bytes < right.bytes }
}
