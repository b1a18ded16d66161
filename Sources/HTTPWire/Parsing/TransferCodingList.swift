internal import HTTPModel

/// The codings of the `Transfer-Encoding` lines of a request, which must end in one chunked (RFC 9112, section 6.1).
struct TransferCodingList {
    /// True once a line was sent, even an empty one.
    private(set) var wasSent = false
    /// True when a coding other than chunked was named.
    private(set) var hasOthers = false
    private var endsInChunked = false
    private var hasUnknown = false
    private var lastOffset = 0

    /// Adds the codings of one line.
    mutating func add(_ line: HeaderFields.Line, _ bytes: Span<UInt8>) throws(WireRefusal) {
        wasSent = true
        lastOffset = Int(line.valueStart)
        var fault: WireRefusal?
        bytes.forEachElement(of: line) { element in
            if endsInChunked, fault == nil {
                fault = WireRefusal(400, "a transfer coding is named after chunked", at: element.lowerBound)
            }
            lastOffset = element.lowerBound
            endsInChunked = bytes.equals(element, FieldNames.chunked)
            if !endsInChunked {
                hasOthers = true
                if !FieldNames.knownCodings.contains(where: { bytes.equals(element, $0) }) { hasUnknown = true }
            }
        }
        if let fault { throw fault }
    }

    /// Checks the whole list.
    func finish() throws(WireRefusal) {
        guard endsInChunked else {
            throw WireRefusal(400, "the last transfer coding is not chunked", at: lastOffset)
        }
        if hasUnknown { throw WireRefusal(501, "a transfer coding is not known here", at: lastOffset) }
    }
}
