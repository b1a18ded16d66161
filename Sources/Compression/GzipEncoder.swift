internal import CZlib

/// Compresses with gzip (RFC 1952), in one member without a name or time, so that equal bytes give equal streams.
package enum GzipEncoder {
    /// Compresses the bytes.
    ///
    /// - Parameters:
    ///   - bytes: What to compress; it may be empty.
    ///   - level: From 0 (stored) to 9 (smallest).
    /// - Returns: A complete gzip stream.
    /// - Throws: `CompressionError.corrupt` when the compressor cannot be set up.
    package static func encode(_ bytes: [UInt8], level: Int32 = 6) throws(CompressionError) -> [UInt8] {
        var stream = unsafe z_stream()
        let level = min(max(level, 0), 9)
        let result = unsafe deflateInit2_(
            &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard result == Z_OK, bytes.count <= Int(Int32.max) else {
            throw .corrupt("the compressor could not be set up")
        }
        defer { unsafe deflateEnd(&stream) }
        let bound = Int(unsafe deflateBound(&stream, UInt(bytes.count)))
        return unsafe bytes.withUnsafeBytes { input in
            unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
                let source = unsafe input.baseAddress?.assumingMemoryBound(to: UInt8.self)
                unsafe stream.next_in = UnsafeMutablePointer(mutating: source)
                unsafe stream.avail_in = UInt32(bytes.count)
                unsafe stream.next_out = buffer.baseAddress
                unsafe stream.avail_out = UInt32(bound)
                // The bound is large enough for one call.
                _ = unsafe deflate(&stream, Z_FINISH)
                count = bound - Int(unsafe stream.avail_out)
            }
        }
    }
}
