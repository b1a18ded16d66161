internal import CZlib

/// Decompresses gzip (RFC 1952): one member or several, one after the other.
package enum GzipDecoder {
    /// Below this size any ratio is taken: short, even bodies compress very well.
    private static let ratioFloor = 65_536
    private static let partSize = 32_768
    /// 15 bits of window, and 16 for "gzip only, no zlib format".
    private static let windowBits: Int32 = 15 + 16

    /// Decompresses a whole stream.
    ///
    /// - Parameters:
    ///   - bytes: The stream.
    ///   - maxBytes: The largest result that is wanted.
    ///   - maxRatio: How many times as large as the stream the result may be, once it is larger than 64 KiB.
    /// - Returns: What was compressed.
    /// - Throws: `CompressionError`; no more than `maxBytes` and one buffer are decompressed before it.
    package static func decode(
        _ bytes: [UInt8], maxBytes: Int, maxRatio: Int
    ) throws(CompressionError) -> [UInt8] {
        guard !bytes.isEmpty else { throw .truncated }
        for (byte, expected) in zip(bytes, [0x1f, 0x8b, 0x08] as [UInt8]) where byte != expected { throw .notGzip }
        let (byRatio, overflow) = bytes.count.multipliedReportingOverflow(by: max(maxRatio, 1))
        let ratioLimit = overflow ? Int.max : max(byRatio, ratioFloor)

        var stream = unsafe z_stream()
        guard unsafe inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .corrupt("the decompressor could not be set up")
        }
        defer { unsafe inflateEnd(&stream) }

        var output: [UInt8] = []
        var consumed = 0
        while true {
            let step = unsafe inflatePart(&stream, bytes, from: consumed)
            consumed += step.consumed
            output += step.output
            if output.count > maxBytes { throw .tooLarge(limit: maxBytes) }
            if output.count > ratioLimit { throw .ratioTooHigh(limit: max(maxRatio, 1)) }
            switch step.result {
            case Z_STREAM_END:
                if consumed == bytes.count { return output }
                guard bytes[consumed] == 0x1f, unsafe inflateReset(&stream) == Z_OK else {
                    throw .corrupt("something else follows it")
                }
            case Z_OK, Z_BUF_ERROR:
                if step.output.isEmpty, consumed == bytes.count { throw .truncated }
            default:
                throw .corrupt(unsafe stream.msg.map { unsafe String(cString: $0) } ?? "error \(step.result)")
            }
        }
    }

    private static func inflatePart(
        _ stream: inout z_stream, _ bytes: [UInt8], from start: Int
    ) -> (result: Int32, output: [UInt8], consumed: Int) {
        var result = Z_OK
        var left = 0
        let offered = min(bytes.count - start, Int(Int32.max))
        let output = unsafe bytes.withUnsafeBytes { input in
            unsafe [UInt8](unsafeUninitializedCapacity: partSize) { buffer, count in
                let source = unsafe (input.baseAddress ?? UnsafeRawPointer(buffer.baseAddress)).map {
                    unsafe $0.assumingMemoryBound(to: UInt8.self) + start
                }
                unsafe stream.next_in = UnsafeMutablePointer(mutating: source)
                unsafe stream.avail_in = UInt32(offered)
                unsafe stream.next_out = buffer.baseAddress
                unsafe stream.avail_out = UInt32(partSize)
                result = unsafe inflate(&stream, Z_NO_FLUSH)
                left = Int(unsafe stream.avail_in)
                count = partSize - Int(unsafe stream.avail_out)
                // Neither pointer outlives this call.
                unsafe stream.next_in = nil
                unsafe stream.next_out = nil
            }
        }
        return (result, output, offered - left)
    }
}
