internal import HTTPModel

/// Collects what a head's fields say about the content's framing and the connection, line by line.
struct FramingFields {
    /// The most bytes that `Content-Length` may promise.
    var maxBodyBytes = 0
    /// The minor version of the request line.
    var minorVersion = 1

    private var contentLength: Int?
    private var coding = TransferCodingList()
    private var hasHost = false
    private var hasContentType = false
    private var closes = false
    private var keepsAlive = false
    private(set) var expectsContinue = false

    /// Takes note of one line, which is complete.
    mutating func note(_ line: HeaderFields.Line, in bytes: Span<UInt8>) throws(WireRefusal) {
        switch FramingField(line, in: bytes) {
        case .host: try noteHost(line, bytes)
        case .expect: try noteExpect(line, bytes)
        case .connection:
            bytes.forEachElement(of: line) { element in
                if bytes.equals(element, FieldNames.close) { closes = true }
                if bytes.equals(element, FieldNames.keepAlive) { keepsAlive = true }
            }
        case .contentType:
            if hasContentType { throw WireRefusal(400, "Content-Type was sent twice", at: Int(line.nameStart)) }
            hasContentType = true
        case .contentLength: try noteContentLength(line, bytes)
        case .transferEncoding:
            if minorVersion == 0 {
                throw WireRefusal(400, "Transfer-Encoding was sent in HTTP/1.0", at: Int(line.nameStart))
            }
            if contentLength != nil { throw bothFramings(line) }
            try coding.add(line, bytes)
        case nil: break
        }
    }

    /// Checks the head as a whole.
    ///
    /// - Parameter end: The length of the head in bytes.
    /// - Returns: How the content is framed.
    /// - Throws: A refusal when Host is missing or the transfer codings are not valid.
    func finish(at end: Int) throws(WireRefusal) -> BodyFraming {
        if minorVersion == 1, !hasHost { throw WireRefusal(400, "the request has no Host field", at: end) }
        if coding.wasSent {
            try coding.finish()
            return .chunked
        }
        guard let contentLength, contentLength > 0 else { return .none }
        return .sized(contentLength)
    }

    /// True when another request may follow on the connection (RFC 9112, section 9.3).
    var keepsConnection: Bool {
        !closes && (minorVersion == 1 || keepsAlive)
    }

    /// True when a coding stands before chunked.
    var hasTransferCoding: Bool { coding.hasOthers }

    private mutating func noteHost(_ line: HeaderFields.Line, _ bytes: Span<UInt8>) throws(WireRefusal) {
        if hasHost { throw WireRefusal(400, "Host was sent twice", at: Int(line.nameStart)) }
        hasHost = true
        guard HostSyntax.isHost(bytes, Int(line.valueStart)..<Int(line.valueEnd)) else {
            throw WireRefusal(400, "the Host field holds no valid host and port", at: Int(line.valueStart))
        }
    }

    private mutating func noteExpect(_ line: HeaderFields.Line, _ bytes: Span<UInt8>) throws(WireRefusal) {
        guard bytes.equals(Int(line.valueStart)..<Int(line.valueEnd), FieldNames.continueExpectation) else {
            throw WireRefusal(417, "the only expectation that can be met is 100-continue", at: Int(line.valueStart))
        }
        expectsContinue = minorVersion == 1
    }

    private mutating func noteContentLength(_ line: HeaderFields.Line, _ bytes: Span<UInt8>) throws(WireRefusal) {
        if contentLength != nil {
            throw WireRefusal(400, "Content-Length was sent twice", at: Int(line.nameStart))
        }
        if coding.wasSent { throw bothFramings(line) }
        guard line.valueStart < line.valueEnd else {
            throw WireRefusal(400, "Content-Length is empty", at: Int(line.valueStart))
        }
        var length = 0
        var isTooLong = false
        for index in Int(line.valueStart)..<Int(line.valueEnd) {
            guard ByteClass.isDigit(bytes[index]) else {
                throw WireRefusal(400, "Content-Length is no decimal number", at: index)
            }
            // Compared before it is multiplied, so that no number can overflow.
            let room = maxBodyBytes - Int(bytes[index] &- 0x30)
            isTooLong = isTooLong || room < 0 || length > room / 10
            if !isTooLong { length = length * 10 + Int(bytes[index] &- 0x30) }
        }
        if isTooLong {
            throw WireRefusal(
                413, "Content-Length promises more than \(maxBodyBytes) bytes", at: Int(line.valueStart))
        }
        contentLength = length
    }

    private func bothFramings(_ line: HeaderFields.Line) -> WireRefusal {
        WireRefusal(400, "Content-Length and Transfer-Encoding were both sent", at: Int(line.nameStart))
    }
}
