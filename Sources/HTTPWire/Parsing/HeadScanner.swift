internal import HTTPModel

/// Finds the parts of a head, or of a trailer section, and can stop and go on at any byte.
///
/// It is given the bytes from the first one of the section on, every time; the cursor tells how far it came. Each
/// fault is found at the byte that makes it one, so the outcome does not depend on how the bytes were split.
struct HeadScanner {
    private enum State {
        case method, target, version, fieldStart, fieldName, valueStart, value, valueLineFeed, finalLineFeed
    }

    /// The first byte that was not read yet.
    private(set) var cursor = 0
    /// The field lines so far.
    private(set) var lines: [HeaderFields.Line] = []
    /// The method is the bytes before this position.
    private(set) var methodEnd = 0
    /// The minor version as it was sent.
    private(set) var minorVersion = 1
    /// The parts of the target, once the request line is complete.
    private(set) var target = TargetParts()
    /// What the fields say about framing and the connection.
    private(set) var framing = FramingFields()

    private let isTrailer: Bool
    private let maxBytes: Int
    private let maxTargetBytes: Int
    private let maxFieldCount: Int
    private var state: State
    private var targetEnd = 0
    private var nameStart = 0
    private var nameEnd = 0
    private var valueStart = 0

    /// Makes a scanner at the first byte of a request, or of a trailer section, which has no request line.
    init(_ limits: WireLimits, isTrailer: Bool = false) {
        self.isTrailer = isTrailer
        maxBytes = limits.maxHeadBytes
        maxTargetBytes = limits.maxTargetBytes
        maxFieldCount = limits.maxFieldCount
        framing.maxBodyBytes = limits.maxBodyBytes
        state = isTrailer ? .fieldStart : .method
        lines.reserveCapacity(isTrailer ? 0 : 16)
    }

    /// Reads on; true once the empty line that ends the section was read.
    mutating func scan(_ bytes: Span<UInt8>) throws(WireRefusal) -> Bool {
        let end = min(bytes.count, maxBytes)
        while cursor < end {
            switch state {
            case .method: try scanMethod(bytes, end)
            case .target: try scanTarget(bytes, end)
            case .version: try scanVersion(bytes, end)
            case .fieldStart: try startField(bytes[cursor])
            case .fieldName: try scanName(bytes, end)
            case .valueStart: skipToValue(bytes, end)
            case .value: try scanValue(bytes, end)
            case .valueLineFeed: try endField(bytes)
            case .finalLineFeed:
                guard bytes[cursor] == 0x0A else { throw bareCarriageReturn() }
                cursor += 1
                return true
            }
        }
        if bytes.count > maxBytes {
            let section = isTrailer ? "the trailer section" : "the head"
            throw WireRefusal(431, "\(section) is longer than \(maxBytes) bytes", at: maxBytes)
        }
        return false
    }

    // MARK: Request line

    private mutating func scanMethod(_ bytes: Span<UInt8>, _ end: Int) throws(WireRefusal) {
        while cursor < end {
            let byte = bytes[cursor]
            if byte == 0x20, cursor > 0 {
                methodEnd = cursor
                cursor += 1
                state = .target
                return
            }
            guard ByteClass.isToken(byte) else { throw RequestLineFault.method(byte, at: cursor) }
            guard cursor < RequestLineFault.maxMethodBytes else {
                throw WireRefusal(501, "the method is longer than any that is known", at: cursor)
            }
            cursor += 1
        }
    }

    private mutating func scanTarget(_ bytes: Span<UInt8>, _ end: Int) throws(WireRefusal) {
        let start = methodEnd + 1
        let limit = min(end, start + maxTargetBytes)
        var index = cursor
        while index < limit, bytes[index] &- 0x21 < 0x5E, bytes[index] != UInt8(ascii: "#") { index += 1 }
        cursor = index
        guard index < end else { return }
        guard bytes[index] == 0x20, index > start else {
            if index == start + maxTargetBytes, bytes[index] != 0x20 {
                throw WireRefusal(414, "the request target is longer than \(maxTargetBytes) bytes", at: index)
            }
            throw RequestLineFault.target(bytes[index], at: index, isFirst: index == start)
        }
        targetEnd = index
        cursor = index + 1
        state = .version
    }

    private mutating func scanVersion(_ bytes: Span<UInt8>, _ end: Int) throws(WireRefusal) {
        let start = targetEnd + 1
        while cursor < end {
            let byte = bytes[cursor]
            switch cursor - start {
            case 0, 1, 2, 3, 4, 6:
                guard byte == RequestLineFault.versionPattern[cursor - start] else {
                    throw WireRefusal(400, "the request line does not end in HTTP/1.1", at: start)
                }
            case 5:
                guard ByteClass.isDigit(byte) else {
                    throw WireRefusal(400, "the HTTP version is no digit, point and digit", at: start)
                }
            case 7:
                guard ByteClass.isDigit(byte) else {
                    throw WireRefusal(400, "the HTTP version is no digit, point and digit", at: start)
                }
                guard bytes[start + 5] == UInt8(ascii: "1") else {
                    throw WireRefusal(505, "only HTTP/1.1 and HTTP/1.0 are spoken here", at: start)
                }
                minorVersion = byte == UInt8(ascii: "0") ? 0 : 1
            case 8:
                guard byte == 0x0D else { throw RequestLineFault.lineEnd(byte, at: cursor) }
            default:
                guard byte == 0x0A else { throw bareCarriageReturn() }
                target = try TargetParts(bytes, methodEnd: methodEnd, targetEnd: targetEnd)
                framing.minorVersion = minorVersion
                cursor += 1
                state = .fieldStart
                return
            }
            cursor += 1
        }
    }

    // MARK: Field lines

    private mutating func startField(_ byte: UInt8) throws(WireRefusal) {
        if byte == 0x0D {
            cursor += 1
            state = .finalLineFeed
            return
        }
        if ByteClass.isSpace(byte) {
            let reason =
                lines.isEmpty
                ? "white space stands before the first field" : "a field value is folded over two lines"
            throw WireRefusal(400, reason, at: cursor)
        }
        nameStart = cursor
        state = .fieldName
    }

    private mutating func scanName(_ bytes: Span<UInt8>, _ end: Int) throws(WireRefusal) {
        var index = cursor
        while index < end, ByteClass.isToken(bytes[index]) { index += 1 }
        cursor = index
        guard index < end else { return }
        guard bytes[index] == UInt8(ascii: ":"), index > nameStart else {
            throw FieldFault.name(bytes[index], at: index, isFirst: index == nameStart)
        }
        guard lines.count < maxFieldCount else {
            throw WireRefusal(431, "there are more than \(maxFieldCount) field lines", at: nameStart)
        }
        nameEnd = index
        cursor = index + 1
        state = .valueStart
    }

    private mutating func skipToValue(_ bytes: Span<UInt8>, _ end: Int) {
        while cursor < end, ByteClass.isSpace(bytes[cursor]) { cursor += 1 }
        guard cursor < end else { return }
        valueStart = cursor
        state = .value
    }

    private mutating func scanValue(_ bytes: Span<UInt8>, _ end: Int) throws(WireRefusal) {
        var index = cursor
        while index < end {
            guard ByteClass.isFieldContent(bytes[index]) else { break }
            index += 1
        }
        cursor = index
        guard index < end else { return }
        guard bytes[index] == 0x0D else { throw FieldFault.value(bytes[index], at: index) }
        cursor = index + 1
        state = .valueLineFeed
    }

    private mutating func endField(_ bytes: Span<UInt8>) throws(WireRefusal) {
        guard bytes[cursor] == 0x0A else { throw bareCarriageReturn() }
        var valueEnd = cursor - 1
        while valueEnd > valueStart, ByteClass.isSpace(bytes[valueEnd - 1]) { valueEnd -= 1 }
        let line = HeaderFields.Line(
            nameStart: Int32(nameStart), nameEnd: Int32(nameEnd),
            valueStart: Int32(valueStart), valueEnd: Int32(valueEnd))
        lines.append(line)
        if isTrailer {
            try TrailerFields.check(line, in: bytes)
        } else {
            try framing.note(line, in: bytes)
        }
        cursor += 1
        state = .fieldStart
    }

    private func bareCarriageReturn() -> WireRefusal {
        WireRefusal(400, "a carriage return is not followed by a line feed", at: cursor)
    }
}
