import HTTPModel
import Scenarios
import Support

/// Changes the bytes of answers for faults that lie in how an answer is framed.
enum FramingFaultInjector {
    /// How far a wrong Content-Length is off.
    private static let lengthError = 16
    /// What stands in the place of a chunk size.
    private static let noChunkSize = Array("no-size\r\n".utf8)

    /// The answer with a fault in its framing; other faults leave it.
    ///
    /// - Parameters:
    ///   - fault: The fault.
    ///   - answer: The bytes without it.
    ///   - minorVersion: The request's; interim answers go to HTTP/1.1 alone.
    ///   - random: Where random bytes come from.
    /// - Returns: The bytes with it.
    static func apply(
        _ fault: Fault, to answer: SerializedAnswer, minorVersion: Int = 1, random: SeededRandom
    ) -> SerializedAnswer {
        var changed = answer
        var random = random
        switch fault {
        case .wrongLength(let error):
            guard let length = answer.value(of: .contentLength).flatMap(Int.init) else { break }
            let wrong = error == .longer ? length + lengthError : max(0, length - lengthError)
            changed.replace(.contentLength, with: .contentLength, String(wrong))
        case .malformedChunk(let point): malformChunk(of: &changed, at: point)
        case .garbage(let point, let count):
            let offset = point.offset(headLength: answer.headLength, bodyLength: answer.bodyLength)
            changed.replace(from: offset, with: random.bytes(count))
        case .trailingBytes(let count): changed.append(Array(random.alphanumeric(count).utf8))
        case .informational(let codes):
            guard minorVersion > 0 else { break }
            let interim = codes.map { "HTTP/1.1 \($0) \(Status($0).reasonPhrase)\r\n\r\n" }.joined()
            changed.prepend(Array(interim.utf8))
        case .duplicateHeader(let name): duplicate(FieldName(name ?? "Content-Type"), in: &changed)
        case .reset, .close, .stall, .staleKeepAlive, .slowHeaders, .earlyReply, .resetUpload, .redirectLoop,
            .oversize, .html, .cutUTF8, .bom, .wrongEncoding, .truncatedGzip:
            break
        }
        return changed
    }

    /// One chunk up to the point, unless that is empty, then a line that is no chunk size, and nothing more.
    private static func malformChunk(of answer: inout SerializedAnswer, at point: FaultPoint) {
        let headLength = answer.headLength
        let offset = max(headLength, point.offset(headLength: headLength, bodyLength: answer.bodyLength))
        let content = Array(answer.bytes[headLength..<offset])
        answer.replace(from: headLength)
        answer.replace(.contentLength, with: .transferEncoding, "chunked")
        guard answer.hasContent else { return }
        if !content.isEmpty {
            answer.append(Array("\(String(content.count, radix: 16))\r\n".utf8) + content + [13, 10])
        }
        answer.append(noChunkSize)
    }

    /// A second line of that name with another value; both, when there is none.
    private static func duplicate(_ name: FieldName, in answer: inout SerializedAnswer) {
        guard let value = answer.value(of: name) else {
            answer.add(name, "1")
            answer.add(name, "2")
            return
        }
        let other: String
        if let number = Int(value) {
            other = String(number + 1)
        } else if name == .contentType {
            other = value.hasPrefix("text/plain") ? "application/json" : "text/plain"
        } else {
            other = "other"
        }
        answer.add(name, other)
    }
}
