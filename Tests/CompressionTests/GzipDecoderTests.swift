import Compression
import Testing

@Suite struct GzipDecoderTests {
    /// "hello gzip\n" as gzip 1.12 wrote it, with a name and a time in its header.
    private let named: [UInt8] = [
        0x1f, 0x8b, 0x08, 0x08, 0x5c, 0x24, 0x01, 0x6b, 0x00, 0x03, 0x67, 0x72, 0x65, 0x65, 0x74, 0x69,
        0x6e, 0x67, 0x2e, 0x74, 0x78, 0x74, 0x00, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0x48, 0xaf, 0xca,
        0x2c, 0xe0, 0x02, 0x00, 0x39, 0x7c, 0x63, 0x56, 0x0b, 0x00, 0x00, 0x00,
    ]

    private func decode(_ bytes: [UInt8], maxBytes: Int = 1 << 20, maxRatio: Int = 100) throws -> [UInt8] {
        try GzipDecoder.decode(bytes, maxBytes: maxBytes, maxRatio: maxRatio)
    }

    @Test func decodesAStreamOfAnotherProgram() throws {
        #expect(try decode(named) == Array("hello gzip\n".utf8))
    }

    @Test(arguments: [0, 1, 100, 32_767, 32_768, 32_769, 300_000]) func decodesWhatWasEncoded(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        #expect(try decode(GzipEncoder.encode(bytes)) == bytes)
    }

    @Test func joinsMembers() throws {
        let first = try GzipEncoder.encode(Array("one ".utf8))
        let empty = try GzipEncoder.encode([])
        let second = try GzipEncoder.encode(Array("two".utf8), level: 0)
        #expect(try decode(first + empty + second) == Array("one two".utf8))
    }

    @Test func refusesWhatIsNoGzip() throws {
        for bytes in [Array("{\"a\":1}".utf8), [0x78, 0x9c, 1], [0x1f, 0x8c, 8], [0x1f, 0x8b, 7]] as [[UInt8]] {
            #expect(throws: CompressionError.notGzip) { try decode(bytes) }
        }
    }

    @Test func refusesEveryBeginningOfAStream() throws {
        for length in 0..<named.count {
            #expect(throws: CompressionError.truncated) { try decode(Array(named[..<length])) }
        }
        let twice = named + named
        for length in (named.count + 1)..<twice.count {
            #expect(throws: CompressionError.truncated) { try decode(Array(twice[..<length])) }
        }
    }

    @Test func refusesADamagedStream() throws {
        for position in (named.count - 8)..<named.count {
            var damaged = named
            damaged[position] ^= 0x40
            let error = #expect(throws: CompressionError.self) { try decode(damaged) }
            guard case .corrupt = error else {
                Issue.record("byte \(position): \(String(describing: error))")
                continue
            }
        }
        #expect(throws: CompressionError.corrupt("something else follows it")) { try decode(named + [0]) }
    }

    @Test func boundsTheSize() throws {
        let stream = try GzipEncoder.encode([UInt8](repeating: 0, count: 50_000))
        #expect(try decode(stream, maxBytes: 50_000, maxRatio: 1).count == 50_000)
        #expect(throws: CompressionError.tooLarge(limit: 49_999)) { try decode(stream, maxBytes: 49_999) }
    }

    @Test func boundsTheRatio() throws {
        let bomb = try GzipEncoder.encode([UInt8](repeating: 0, count: 10_000_000))
        #expect(throws: CompressionError.ratioTooHigh(limit: 100)) { try decode(bomb, maxBytes: .max) }
        #expect(try decode(bomb, maxBytes: .max, maxRatio: 2_000).count == 10_000_000)
    }

    @Test func everyErrorIsOneLine() {
        for error in [.notGzip, .truncated, .corrupt("x"), .tooLarge(limit: 5), .ratioTooHigh(limit: 5)]
            as [CompressionError]
        {
            #expect(!error.description.contains("\n") && error.description.contains("gzip stream"))
        }
    }
}
