internal import HTTPModel

/// Reads the requests of one connection, byte for byte by RFC 9112: bytes in, events out.
///
/// It holds no more than an unfinished head or trailer section; body bytes are reported as positions in the input.
/// The events do not depend on how the input is split. A value of it belongs to one thread at a time.
package struct RequestParser: Sendable {
    private enum Phase {
        case between, head, sized, chunked, trailers, ending, closed, refused
    }

    private let limits: WireLimits
    private var phase = Phase.between
    private var scanner: HeadScanner
    private var chunks: ChunkScanner
    private var buffer: [UInt8] = []
    private var trailers: HeaderFields = HeaderFields()
    private var refusal: WireRefusal?
    private var keepsAlive = true
    /// Bytes left of a body of known size.
    private var remaining = 0
    /// Bytes of this request that were consumed, up to the position of the running call.
    private var consumed = 0
    private var emptyLines = 0
    private var sawCarriageReturn = false

    /// Makes a parser at the beginning of a connection.
    package init(limits: WireLimits = WireLimits()) {
        var limits = limits
        // Offsets within a head are 32 bits wide.
        limits.maxHeadBytes = min(limits.maxHeadBytes, Int(Int32.max) - 1)
        limits.maxTargetBytes = min(limits.maxTargetBytes, limits.maxHeadBytes)
        self.limits = limits
        scanner = HeadScanner(limits)
        chunks = ChunkScanner(limits)
    }

    /// True when no byte of a request was read since the last one ended; empty lines do not count.
    package var isBetweenRequests: Bool { phase == .between || phase == .closed }

    /// True while a head was begun and is not complete.
    package var isInHead: Bool { phase == .head }

    /// Finds the next event.
    ///
    /// Call it until it says `needMore` or `refused`, then again with the bytes that follow.
    ///
    /// - Parameters:
    ///   - input: The bytes at hand.
    ///   - position: The first byte that was not read yet; moved past what was consumed.
    /// - Returns: What was found.
    package mutating func next(_ input: Span<UInt8>, _ position: inout Int) -> RequestEvent {
        do throws(WireRefusal) {
            return try step(input, &position)
        } catch {
            refusal = error
            phase = .refused
            buffer = []
            position = input.count
            return .refused(error)
        }
    }

    /// Finds the next event in an array.
    package mutating func next(_ input: [UInt8], _ position: inout Int) -> RequestEvent {
        next(input.span, &position)
    }

    /// Says that the client will send no more.
    ///
    /// - Returns: A refusal when that cuts a request short, else nil.
    package mutating func endOfInput() -> WireRefusal? {
        switch phase {
        case .between, .closed, .ending, .refused: return nil
        case .head:
            refusal = WireRefusal(400, "the client stopped in the middle of the head", at: buffer.count)
        case .sized, .chunked:
            refusal = WireRefusal(400, "the client stopped in the middle of the body", at: consumed)
        case .trailers:
            refusal = WireRefusal(400, "the client stopped in the trailer section", at: consumed + buffer.count)
        }
        phase = .refused
        return refusal
    }

    private mutating func step(_ input: Span<UInt8>, _ position: inout Int) throws(WireRefusal) -> RequestEvent {
        while true {
            switch phase {
            case .between:
                guard try skipEmptyLines(input, &position) else { return .needMore }
            case .head:
                guard let bytes = try section(input, &position, base: 0) else { return .needMore }
                return .head(try head(bytes))
            case .sized:
                let end = position + min(remaining, input.count - position)
                guard position < end else { return .needMore }
                let range = position..<end
                remaining -= range.count
                consumed += range.count
                position = end
                if remaining == 0 { phase = .ending }
                return .body(range)
            case .chunked:
                let start = position
                let found = try chunks.next(input, &position, base: consumed - start)
                consumed += position - start
                switch found {
                case .needMore: return .needMore
                case .data(let range): return .body(range)
                case .last:
                    scanner = HeadScanner(limits, isTrailer: true)
                    phase = .trailers
                }
            case .trailers:
                guard let bytes = try section(input, &position, base: consumed) else { return .needMore }
                trailers = scanner.lines.isEmpty ? HeaderFields() : HeaderFields(bytes: bytes, lines: scanner.lines)
                phase = .ending
            case .ending:
                phase = keepsAlive ? .between : .closed
                emptyLines = 0
                let found = trailers
                trailers = HeaderFields()
                return .end(found)
            case .closed:
                position = input.count
                return .needMore
            case .refused:
                position = input.count
                return refusal.map { .refused($0) } ?? .needMore
            }
        }
    }

    /// Skips the empty lines that some clients send between requests (RFC 9112, section 2.2); true at a first byte.
    private mutating func skipEmptyLines(_ input: Span<UInt8>, _ position: inout Int) throws(WireRefusal) -> Bool {
        while position < input.count {
            let byte = input[position]
            if sawCarriageReturn {
                guard byte == 0x0A else { throw WireRefusal(400, "a carriage return stands alone", at: 0) }
                sawCarriageReturn = false
            } else if byte == 0x0D {
                emptyLines += 1
                guard emptyLines <= 16 else { throw WireRefusal(400, "there are only empty lines", at: 0) }
                sawCarriageReturn = true
            } else {
                scanner = HeadScanner(limits)
                consumed = 0
                phase = .head
                return true
            }
            position += 1
        }
        return false
    }

    /// Runs the scanner over a head or a trailer section; its bytes once it is complete.
    private mutating func section(
        _ input: Span<UInt8>, _ position: inout Int, base: Int
    ) throws(WireRefusal) -> [UInt8]? {
        do throws(WireRefusal) {
            let rest = input.extracting(position..<input.count)
            if buffer.isEmpty {
                if try scanner.scan(rest) {
                    position += scanner.cursor
                    return [UInt8](copying: rest.extracting(0..<scanner.cursor))
                }
                buffer.append(copying: rest)
                position = input.count
                return nil
            }
            let before = buffer.count
            var bytes = buffer
            buffer = []
            // One byte beyond the limit is enough to refuse the section.
            let taken = min(rest.count, limits.maxHeadBytes + 1 - before)
            bytes.append(copying: rest.extracting(0..<taken))
            guard try scanner.scan(bytes.span) else {
                buffer = bytes
                position = input.count
                return nil
            }
            position += scanner.cursor - before
            bytes.removeLast(bytes.count - scanner.cursor)
            return bytes
        } catch {
            throw WireRefusal(error.status, error.reason, at: base + error.offset)
        }
    }

    /// Makes the head from its bytes and decides how the body is read.
    private mutating func head(_ bytes: [UInt8]) throws(WireRefusal) -> RequestHead {
        let framing = try scanner.framing.finish(at: bytes.count)
        consumed = bytes.count
        switch framing {
        case .none: phase = .ending
        case .sized(let length):
            remaining = length
            phase = .sized
        case .chunked:
            chunks = ChunkScanner(limits)
            phase = .chunked
        }
        let method = MethodTable.method(bytes, end: scanner.methodEnd)
        keepsAlive = scanner.framing.keepsConnection && method != .connect
        return RequestHead(
            method: method, target: scanner.target.target(in: bytes), minorVersion: scanner.minorVersion,
            fields: HeaderFields(bytes: bytes, lines: scanner.lines), framing: framing,
            hasTransferCoding: scanner.framing.hasTransferCoding,
            expectsContinue: scanner.framing.expectsContinue && framing != .none, keepsAlive: keepsAlive)
    }
}
