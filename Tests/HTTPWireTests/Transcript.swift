import HTTPModel
import HTTPWire

/// All that a parser said about some input.
struct Transcript: Equatable, CustomStringConvertible {
    struct Message: Equatable {
        var method: String
        var target: RequestTarget
        /// The target as it stands in the request line.
        var targetText: String
        var minorVersion: Int
        var fields: [[String]]
        var framing: BodyFraming
        var expectsContinue: Bool
        var keepsAlive: Bool
        var body: [UInt8] = []
        var trailers: [[String]] = []
        var isComplete = false
    }

    var messages: [Message] = []
    var refusal: WireRefusal?
    /// What the end of the input is refused with.
    var refusalAtEnd: WireRefusal?

    var completed: [Message] { messages.filter(\.isComplete) }
    var description: String {
        "\(messages.map { "\($0.method) \($0.targetText)\($0.isComplete ? "" : " (unfinished)")" }), refused: "
            + "\(refusal.map(\.description) ?? "no"), at end: \(refusalAtEnd.map(\.description) ?? "no")"
    }

    init() {}

    /// Feeds the pieces in order.
    init(_ pieces: [ArraySlice<UInt8>], limits: WireLimits = WireLimits()) {
        var parser = RequestParser(limits: limits)
        for piece in pieces where refusal == nil { read(Array(piece), &parser) }
        refusalAtEnd = parser.endOfInput()
    }

    init(_ text: String, limits: WireLimits = WireLimits()) {
        self.init([Array(text.utf8)[...]], limits: limits)
    }

    private mutating func read(_ bytes: [UInt8], _ parser: inout RequestParser) {
        var position = 0
        var steps = 0
        while true {
            steps += 1
            precondition(steps <= bytes.count * 3 + 8, "the parser does not come to an end")
            switch parser.next(bytes, &position) {
            case .needMore:
                precondition(position == bytes.count, "bytes were left over")
                return
            case .head(let head):
                let line = head.fields.bytes.prefix { $0 != 0x0D }.split(separator: 0x20)
                messages.append(
                    Message(
                        method: head.method.token, target: head.target, targetText: Self.latin1(line[1]),
                        minorVersion: head.minorVersion, fields: Self.pairs(head.fields), framing: head.framing,
                        expectsContinue: head.expectsContinue, keepsAlive: head.keepsAlive))
            case .body(let range): messages[messages.count - 1].body += bytes[range]
            case .end(let trailers):
                messages[messages.count - 1].trailers = Self.pairs(trailers)
                messages[messages.count - 1].isComplete = true
            case .refused(let found):
                refusal = found
                return
            }
        }
    }

    /// Names and values, each byte as the character of the same number.
    private static func pairs(_ fields: HeaderFields) -> [[String]] {
        fields.lines.map { line in
            [
                latin1(fields.bytes[Int(line.nameStart)..<Int(line.nameEnd)]),
                latin1(fields.bytes[Int(line.valueStart)..<Int(line.valueEnd)]),
            ]
        }
    }

    static func latin1(_ bytes: some Sequence<UInt8>) -> String {
        var text = ""
        for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
        return text
    }

    /// The transcripts of the input byte by byte and cut in two at every place, where they differ from the whole's.
    static func differences(splitting bytes: [UInt8], limits: WireLimits = WireLimits()) -> [String] {
        let whole = Transcript([bytes[...]], limits: limits)
        var found: [String] = []
        let single = Transcript(bytes.indices.map { bytes[$0...$0] }, limits: limits)
        if single != whole { found.append("byte by byte: \(single) instead of \(whole)") }
        for cut in bytes.indices.dropFirst() {
            let halves = Transcript([bytes[..<cut], bytes[cut...]], limits: limits)
            if halves != whole { found.append("cut at \(cut): \(halves) instead of \(whole)") }
        }
        return found
    }
}
