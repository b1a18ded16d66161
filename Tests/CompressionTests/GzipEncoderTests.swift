import Compression
import Testing

@Suite struct GzipEncoderTests {
    @Test func writesAHeaderWithoutNameAndTime() throws {
        let stream = try GzipEncoder.encode(Array("x".utf8))
        #expect(Array(stream[..<8]) == [0x1f, 0x8b, 8, 0, 0, 0, 0, 0])
        #expect(try GzipEncoder.encode(Array("x".utf8)) == stream)
        // Length of the data, little endian, at the end (RFC 1952, section 2.3.1).
        #expect(Array(stream.suffix(4)) == [1, 0, 0, 0])
    }

    @Test func compresses() throws {
        let bytes = [UInt8](repeating: 7, count: 100_000)
        #expect(try GzipEncoder.encode(bytes).count < 1_000)
        #expect(try GzipEncoder.encode(bytes, level: 0).count > 100_000)
    }
}
