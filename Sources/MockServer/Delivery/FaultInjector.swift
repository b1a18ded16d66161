import Compression
import HTTPModel
import Scenarios

/// Makes the answers of faults that lie in what an answer says.
enum FaultInjector {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// The first of the two bytes of é.
    private static let leadByte: UInt8 = 0xC3

    /// The answer with a fault in what it says.
    ///
    /// - Parameters:
    ///   - fault: The fault.
    ///   - response: The answer without it.
    ///   - target: Where the request went.
    /// - Returns: The answer with it; nil for faults of framing and of the connection, which leave it.
    static func apply(_ fault: Fault, to response: Response, target: RequestTarget) -> Response? {
        switch fault {
        case .html: return portal
        case .redirectLoop: return Response(status: 307, fields: [.location: target.description])
        case .bom: return replacingBody(of: response, with: byteOrderMark + response.body)
        case .cutUTF8: return replacingBody(of: response, with: cut(response.body))
        case .wrongEncoding: return encoded(response, as: response.body)
        case .truncatedGzip:
            let whole = (try? GzipEncoder.encode(response.body)) ?? []
            return encoded(response, as: Array(whole.prefix(whole.count / 2)))
        case .oversize(let header, let body):
            var larger = response
            if let header { larger.fields.append("X-Oversize", String(repeating: "x", count: header)) }
            if let body { larger.body += Array(repeating: UInt8(ascii: " "), count: body) }
            return larger
        case .reset, .close, .stall, .garbage, .malformedChunk, .wrongLength, .staleKeepAlive, .slowHeaders,
            .earlyReply, .resetUpload, .informational, .trailingBytes, .duplicateHeader:
            return nil
        }
    }

    private static let portal = Response(
        status: 200, fields: [.contentType: "text/html; charset=utf-8"],
        body: Array(
            """
            <!DOCTYPE html>
            <html><head><title>Welcome to the guest network</title></head>
            <body><h1>Welcome</h1><p>Accept the terms of use to go on.</p>
            <form method="post" action="/accept"><button>Accept</button></form></body></html>

            """.utf8))

    /// What comes before the second byte of the last character that has one; of a body in ASCII, its first half and the
    /// first byte of an é.
    private static func cut(_ body: [UInt8]) -> [UInt8] {
        if let lead = body.lastIndex(where: { $0 >= 0xC2 && $0 <= 0xF4 }) { return Array(body[...lead]) }
        return body.prefix(body.count / 2) + [leadByte]
    }

    private static func replacingBody(of response: Response, with body: [UInt8]) -> Response {
        var changed = response
        changed.body = body
        return changed
    }

    private static func encoded(_ response: Response, as body: [UInt8]) -> Response {
        var changed = replacingBody(of: response, with: body)
        changed.fields.set(.contentEncoding, "gzip")
        return changed
    }
}
