/// Why a gzip stream was refused.
package enum CompressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes do not begin with a gzip header.
    case notGzip
    /// The stream ends within a member.
    case truncated
    /// The compressed data, its length or its checksum is wrong, or something else follows the last member.
    case corrupt(String)
    /// The result is larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// The result is more than so many times as large as the stream.
    case ratioTooHigh(limit: Int)

    package var description: String {
        switch self {
        case .notGzip: "the bytes are no gzip stream (a header beginning with 1f 8b 08 is missing)"
        case .truncated: "the gzip stream ends too early"
        case .corrupt(let reason): "the gzip stream is damaged: \(reason)"
        case .tooLarge(let limit): "the gzip stream holds more than \(limit) bytes"
        case .ratioTooHigh(let limit): "the gzip stream expands to more than \(limit) times its own size"
        }
    }
}
