import Support
import Testing

@Suite struct ByteSizeTests {
    @Test(arguments: [
        ("0", 0), ("65536", 65536), ("512B", 512), ("4KB", 4000), ("64KiB", 65536), ("10MB", 10_000_000),
        ("1MiB", 1_048_576), ("2GB", 2_000_000_000), ("1GiB", 1_073_741_824), ("1.5KB", 1500), ("0.5KiB", 512),
    ])
    func reads(text: String, bytes: Int) throws {
        #expect(try ByteSize(text) == ByteSize(bytes: bytes))
    }

    @Test(arguments: [
        ("4kb", "\"4kb\" is no size, expected \(Self.accepted)"), ("", "\"\" is no size, expected \(Self.accepted)"),
        ("-1", "\"-1\" is no size, expected \(Self.accepted)"), ("1.5", "\"1.5\" is no whole number of bytes"),
        ("0.3KiB", "\"0.3KiB\" is no whole number of bytes"),
        ("99999999999GiB", "\"99999999999GiB\" is too large a size"),
    ])
    func refuses(text: String, message: String) {
        let error = #expect(throws: QuantityError.self) { try ByteSize(text) }
        #expect(error?.description == message)
    }

    static let accepted = "bytes, or a number with KB (1000), KiB (1024), MB, MiB, GB or GiB, such as 64KiB"

    @Test(arguments: [
        (0, "0"), (1001, "1001"), (4000, "4KB"), (65536, "64KiB"), (10_000_000, "10MB"), (1 << 30, "1GiB"),
    ])
    func writesTheShortestText(bytes: Int, text: String) throws {
        #expect(ByteSize(bytes: bytes).description == text)
        #expect(try ByteSize(text).bytes == bytes)
    }

    @Test func ordersByBytes() throws {
        #expect(try ByteSize("1KB") < ByteSize("1KiB"))
    }
}
