internal import HTTPModel

/// Takes the chunked transfer coding off a body, up to its trailer section; can stop and go on at any byte
/// (RFC 9112, section 7.1).
struct ChunkScanner {
    /// What comes next.
    enum Step {
        case needMore
        case data(Range<Int>)
        case last
    }

    private enum State {
        case sizeStart, size, spaceAfterSize, extensionStart, extensionName, spaceAfterName, valueStart, valueToken
        case quoted, quotedPair, afterQuoted, lineFeed, data, dataCarriageReturn, dataLineFeed
    }

    private let maxBodyBytes: Int
    private let maxExtensionBytes: Int
    private var state = State.sizeStart
    private var remaining = 0
    private var digits = 0
    private var total = 0
    private var extensionBytes = 0

    init(_ limits: WireLimits) {
        maxBodyBytes = limits.maxBodyBytes
        maxExtensionBytes = limits.maxChunkExtensionBytes
    }

    /// Reads on from a position, which it moves.
    ///
    /// - Parameters:
    ///   - input: The bytes at hand.
    ///   - position: The first byte that was not read yet.
    ///   - base: What to add to a position to get an offset from the request's first byte.
    /// - Returns: The next run of content, or what else comes next.
    /// - Throws: A refusal of the framing.
    mutating func next(_ input: Span<UInt8>, _ position: inout Int, base: Int) throws(WireRefusal) -> Step {
        while position < input.count {
            if state == .data {
                let end = position + min(remaining, input.count - position)
                let range = position..<end
                remaining -= range.count
                position = end
                if remaining == 0 { state = .dataCarriageReturn }
                return .data(range)
            }
            let isLast = try read(input[position], at: base + position)
            position += 1
            if isLast { return .last }
        }
        return .needMore
    }

    /// Reads one byte of framing; true after the line of the last chunk.
    private mutating func read(_ byte: UInt8, at offset: Int) throws(WireRefusal) -> Bool {
        switch state {
        case .sizeStart, .size: try readSize(byte, offset)
        case .lineFeed:
            guard byte == 0x0A else { throw fault("the line of a chunk's size does not end in CRLF", offset) }
            if remaining == 0 { return true }
            total += remaining
            state = .data
        case .dataCarriageReturn:
            guard byte == 0x0D else { throw fault("a chunk is longer than its size says", offset) }
            state = .dataLineFeed
        case .data, .dataLineFeed:
            guard byte == 0x0A else { throw fault("a chunk does not end in CRLF", offset) }
            state = .sizeStart
            digits = 0
            remaining = 0
        default:
            extensionBytes += 1
            guard extensionBytes <= maxExtensionBytes else {
                throw WireRefusal(413, "the chunk extensions are longer than \(maxExtensionBytes) bytes", at: offset)
            }
            try readExtension(byte, offset)
        }
        return false
    }

    private mutating func readSize(_ byte: UInt8, _ offset: Int) throws(WireRefusal) {
        if let value = ByteClass.hexadecimalValue(byte) {
            digits += 1
            guard digits <= 32 else { throw fault("a chunk size has more than 32 digits", offset) }
            // Compared before it is multiplied, so that no size can overflow.
            let room = maxBodyBytes - total - Int(value)
            guard room >= 0, remaining <= room / 16 else {
                throw WireRefusal(413, "the body is longer than \(maxBodyBytes) bytes", at: offset)
            }
            remaining = remaining * 16 + Int(value)
            state = .size
            return
        }
        guard state == .size else { throw fault("a chunk size begins with \(ByteName.of(byte))", offset) }
        switch byte {
        case 0x0D: state = .lineFeed
        case UInt8(ascii: ";"): state = .extensionStart
        case 0x20, 0x09: state = .spaceAfterSize
        default: throw fault("a chunk size holds \(ByteName.of(byte))", offset)
        }
    }

    private mutating func readExtension(_ byte: UInt8, _ offset: Int) throws(WireRefusal) {
        let isSpace = ByteClass.isSpace(byte)
        switch state {
        case .spaceAfterSize where isSpace, .extensionStart where isSpace, .spaceAfterName where isSpace,
            .valueStart where isSpace:
            return
        case .spaceAfterSize where byte == UInt8(ascii: ";"): state = .extensionStart
        case .extensionStart where ByteClass.isToken(byte): state = .extensionName
        case .extensionName where ByteClass.isToken(byte), .valueToken where ByteClass.isToken(byte): return
        case .extensionName where byte == 0x0D, .valueToken where byte == 0x0D, .afterQuoted where byte == 0x0D:
            state = .lineFeed
        case .extensionName where byte == UInt8(ascii: "="), .spaceAfterName where byte == UInt8(ascii: "="):
            state = .valueStart
        case .extensionName where byte == UInt8(ascii: ";"), .spaceAfterName where byte == UInt8(ascii: ";"),
            .valueToken where byte == UInt8(ascii: ";"), .afterQuoted where byte == UInt8(ascii: ";"):
            state = .extensionStart
        case .extensionName where isSpace: state = .spaceAfterName
        case .valueToken where isSpace, .afterQuoted where isSpace: state = .spaceAfterSize
        case .valueStart where byte == UInt8(ascii: "\""): state = .quoted
        case .valueStart where ByteClass.isToken(byte): state = .valueToken
        case .quoted where byte == UInt8(ascii: "\""): state = .afterQuoted
        case .quoted where byte == UInt8(ascii: "\\"): state = .quotedPair
        case .quoted where ByteClass.isFieldContent(byte): return
        case .quotedPair where ByteClass.isFieldContent(byte): state = .quoted
        default: throw fault("a chunk extension holds \(ByteName.of(byte)) where none may stand", offset)
        }
    }

    private func fault(_ reason: String, _ offset: Int) -> WireRefusal {
        WireRefusal(400, reason, at: offset)
    }
}
