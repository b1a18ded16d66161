package import HTTPModel

/// Writes responses as bytes (RFC 9112, sections 4 and 6).
package enum ResponseSerializer {
    /// How a response ends its content.
    package enum Framing: Sendable {
        /// With `Content-Length`.
        case sized
        /// With the chunked coding, in chunks of at most that many bytes; HTTP/1.0 gets a length instead.
        case chunked(chunkSize: Int)
    }

    /// What a response must know of the request that it answers.
    package struct Exchange: Sendable {
        /// True when the request was HEAD: the fields are those of GET, and no content follows.
        package var isHead: Bool
        /// The minor version of the request.
        package var minorVersion: Int
        /// False when the connection ends after the response.
        package var keepsAlive: Bool

        /// Makes an exchange.
        package init(isHead: Bool = false, minorVersion: Int = 1, keepsAlive: Bool = true) {
            self.isHead = isHead
            self.minorVersion = minorVersion
            self.keepsAlive = keepsAlive
        }
    }

    /// Writes a whole response.
    ///
    /// `Date` is added unless the response has one. `Content-Length`, `Transfer-Encoding` and `Connection` of the
    /// response are left out: framing and connection are decided here. Statuses without content (1xx, 204, 205, 304)
    /// get none.
    ///
    /// - Parameters:
    ///   - response: What to write.
    ///   - exchange: What it answers.
    ///   - date: The 29 bytes of `HTTPDate`, which the caller keeps for a second.
    ///   - framing: How the content ends.
    /// - Returns: The whole response.
    /// - Throws: A refusal when a field or the status cannot be written without changing what the bytes mean.
    package static func serialize(
        _ response: Response, for exchange: Exchange, date: [UInt8], framing: Framing = .sized
    ) throws(ResponseRefusal) -> [UInt8] {
        var bytes: [UInt8] = []
        let line = try StatusLines.line(response.status)
        bytes.reserveCapacity(
            line.count + response.fields.bytes.count + 4 * response.fields.count + 128
                + response.body.count)
        bytes.append(contentsOf: line)
        if try !append(response.fields, to: &bytes) {
            bytes.append(contentsOf: datePrefix)
            bytes.append(contentsOf: date)
            bytes.append(contentsOf: lineEnd)
        }
        appendConnection(exchange, to: &bytes)
        var chunkSize: Int?
        if case .chunked(let size) = framing, exchange.minorVersion > 0 { chunkSize = max(1, size) }
        appendFraming(response, isChunked: chunkSize != nil, to: &bytes)
        bytes.append(contentsOf: lineEnd)
        if exchange.isHead || hasNoContent(response.status) { return bytes }
        if let chunkSize {
            appendChunks(response.body, chunkSize, to: &bytes)
        } else {
            bytes.append(contentsOf: response.body)
        }
        return bytes
    }

    static let lineEnd: [UInt8] = [0x0D, 0x0A]
    static let datePrefix = Array("Date: ".utf8)
    private static let connectionClose = Array("Connection: close\r\n".utf8)
    private static let connectionKeepAlive = Array("Connection: keep-alive\r\n".utf8)

    static func hasNoContent(_ status: Status) -> Bool {
        status.forbidsContent || status.code == 205
    }

    /// Says what becomes of the connection, where the version's default is another (RFC 9112, section 9.3).
    static func appendConnection(_ exchange: Exchange, to bytes: inout [UInt8]) {
        if !exchange.keepsAlive {
            bytes.append(contentsOf: connectionClose)
        } else if exchange.minorVersion == 0 {
            bytes.append(contentsOf: connectionKeepAlive)
        }
    }

    /// Adds the framing fields; 1xx, 204 and 304 have none (RFC 9110, section 8.6).
    static func appendFraming(_ response: Response, isChunked: Bool, to bytes: inout [UInt8]) {
        if response.status.forbidsContent { return }
        if isChunked, response.status.code != 205 {
            bytes.append(contentsOf: "Transfer-Encoding: chunked\r\n".utf8)
        } else {
            let length = response.status.code == 205 ? 0 : response.body.count
            bytes.append(contentsOf: "Content-Length: ".utf8)
            appendDecimal(length, to: &bytes)
            bytes.append(contentsOf: lineEnd)
        }
    }

    /// Adds the fields that are not the serializer's own; true when `Date` is among them.
    static func append(_ fields: HeaderFields, to bytes: inout [UInt8]) throws(ResponseRefusal) -> Bool {
        var hasDate = false
        for line in fields.lines {
            switch line.nameEnd - line.nameStart {
            case 4: if fields.matches(line, .date) { hasDate = true }
            case 10: if fields.matches(line, .connection) { continue }
            case 14: if fields.matches(line, .contentLength) { continue }
            case 17: if fields.matches(line, .transferEncoding) { continue }
            default: break
            }
            try check(line, of: fields)
            bytes.append(contentsOf: fields.bytes[Int(line.nameStart)..<Int(line.nameEnd)])
            bytes.append(UInt8(ascii: ":"))
            bytes.append(0x20)
            bytes.append(contentsOf: fields.bytes[Int(line.valueStart)..<Int(line.valueEnd)])
            bytes.append(contentsOf: lineEnd)
        }
        return hasDate
    }

    /// Tells whether a response can be written, before it is.
    ///
    /// - Throws: A refusal under the same conditions as `serialize`.
    package static func check(_ response: Response) throws(ResponseRefusal) {
        _ = try StatusLines.line(response.status)
        for line in response.fields.lines { try check(line, of: response.fields) }
    }

    @inline(__always)
    private static func check(_ line: HeaderFields.Line, of fields: HeaderFields) throws(ResponseRefusal) {
        let name = fields.bytes[Int(line.nameStart)..<Int(line.nameEnd)]
        let value = fields.bytes[Int(line.valueStart)..<Int(line.valueEnd)]
        guard !name.isEmpty, name.allSatisfy({ ByteClass.isToken($0) }) else {
            throw ResponseRefusal(reason: "\"\(fields.name(of: line))\" is no field name")
        }
        guard value.allSatisfy({ ByteClass.isFieldContent($0) }) else {
            throw ResponseRefusal(reason: "the value of \(fields.name(of: line)) holds a control character")
        }
    }

    private static func appendChunks(_ body: [UInt8], _ chunkSize: Int, to bytes: inout [UInt8]) {
        var start = 0
        while start < body.count {
            let end = min(start + chunkSize, body.count)
            bytes.append(contentsOf: String(end - start, radix: 16).utf8)
            bytes.append(contentsOf: lineEnd)
            bytes.append(contentsOf: body[start..<end])
            bytes.append(contentsOf: lineEnd)
            start = end
        }
        bytes.append(contentsOf: "0\r\n\r\n".utf8)
    }

    private static func appendDecimal(_ value: Int, to bytes: inout [UInt8]) {
        if value >= 10 { appendDecimal(value / 10, to: &bytes) }
        bytes.append(0x30 + UInt8(truncatingIfNeeded: value % 10))
    }
}
