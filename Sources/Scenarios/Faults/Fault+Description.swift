import Support

extension Fault: CustomStringConvertible {
    /// The word that names it in files, log and journal.
    package var word: String {
        switch self {
        case .reset: "reset"
        case .close: "close"
        case .stall: "stall"
        case .garbage: "garbage"
        case .malformedChunk: "malformedChunk"
        case .wrongLength: "wrongLength"
        case .staleKeepAlive: "staleKeepAlive"
        case .slowHeaders: "slowHeaders"
        case .earlyReply: "earlyReply"
        case .resetUpload: "resetUpload"
        case .informational: "informational"
        case .redirectLoop: "redirectLoop"
        case .oversize: "oversize"
        case .trailingBytes: "trailingBytes"
        case .html: "html"
        case .cutUTF8: "cutUTF8"
        case .bom: "bom"
        case .wrongEncoding: "wrongEncoding"
        case .truncatedGzip: "truncatedGzip"
        case .duplicateHeader: "duplicateHeader"
        }
    }

    /// The word and its settings, such as `reset at body+120`.
    package var description: String {
        switch self {
        case .reset(let point), .close(let point), .stall(let point), .malformedChunk(let point),
            .resetUpload(let point):
            "\(word) at \(point)"
        case .garbage(let point, let count): "\(word) at \(point) (\(count) bytes)"
        case .wrongLength(let error): "\(word) \(error.rawValue)"
        case .staleKeepAlive(let ending): "\(word) \(ending.rawValue)"
        case .slowHeaders(let interval): "\(word) every \(Durations.text(interval))"
        case .informational(let codes): "\(word) \(codes.map(String.init).joined(separator: ", "))"
        case .trailingBytes(let count): "\(word) \(count)"
        case .oversize(let header, let body):
            ([word] + (header.map { ["header \($0)"] } ?? []) + (body.map { ["body \($0)"] } ?? []))
                .joined(separator: " ")
        case .duplicateHeader(let name?): "\(word) \(name)"
        case .earlyReply, .redirectLoop, .html, .cutUTF8, .bom, .wrongEncoding, .truncatedGzip, .duplicateHeader: word
        }
    }

    /// True when it strikes while the request's content is still being sent.
    package var strikesUpload: Bool {
        switch self {
        case .earlyReply, .resetUpload: true
        default: false
        }
    }
}
