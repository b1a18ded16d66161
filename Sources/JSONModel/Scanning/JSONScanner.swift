/// A strict one-pass scanner of JSON text (RFC 8259) that tells a handler what it meets.
///
/// Stricter than the grammar where two different texts would otherwise become one value, or none:
/// - UTF-8 is required, without overlong forms, surrogates or a byte order mark (sections 8.1 and 8.2).
/// - A surrogate escape without its partner is refused: it names no character (section 8.2).
/// - Two members of one object with one name are refused (section 4), compared after escapes are replaced.
/// - `\u0000` in a member's name is refused, since C libraries would cut the name there.
/// - More than 500 containers inside one another are refused (section 9).
///
/// An error names the first byte that fits no JSON text, or the first byte of a construct that is refused as a whole
/// (an escape, a character, a member's name). A text that ends too early fails at its end. One scanner may be used for
/// any number of texts, one after the other, and keeps its memory between them; it is confined to one thread at a
/// time.
package struct JSONScanner: ~Copyable {
    /// How many containers may stand inside one another.
    package static let depthLimit = 500

    /// For each open container the place of its first name in `names`; -1 for arrays.
    @usableFromInline var containers: [Int] = []
    @usableFromInline var names = JSONNameTable()

    /// Makes a scanner.
    package init() {
        containers.reserveCapacity(16)
    }

    /// Scans one whole text.
    /// - Parameters:
    ///   - bytes: the text; whitespace around the value is allowed.
    ///   - handler: receives keys, scalars and the bounds of containers in the order of the text.
    /// - Throws: the first fault; the events until then are to be dropped.
    @inlinable
    package mutating func scan<Handler: JSONScanHandler>(
        _ bytes: Span<UInt8>, into handler: inout Handler
    ) throws(JSONSyntaxError) {
        containers.removeAll(keepingCapacity: true)
        names.removeAll()
        var namesStart = -1
        let end = bytes.count
        var offset = JSONLexer.skipWhitespace(bytes, 0)

        value: while true {
            guard offset < end else { throw JSONLexer.endOfText(bytes) }
            let start = offset
            switch unsafe bytes[unchecked: offset] {
            case UInt8(ascii: "\""):
                let string = try JSONLexer.string(bytes, offset)
                offset = string.end
                handler.scalar(string)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                let number = try JSONLexer.number(bytes, offset)
                offset = number.end
                handler.scalar(number)
            case UInt8(ascii: "{"):
                try open(&namesStart, as: names.count, at: offset)
                handler.beginObject(at: offset)
                offset = JSONLexer.skipWhitespace(bytes, offset + 1)
                guard offset < end else { throw JSONLexer.endOfText(bytes) }
                if unsafe bytes[unchecked: offset] == UInt8(ascii: "}") {
                    handler.endObject(at: offset)
                    offset += 1
                    close(&namesStart)
                } else {
                    offset = try key(bytes, offset, &handler, namesStart, "expected a member's name in quotes or '}'")
                    continue value
                }
            case UInt8(ascii: "["):
                try open(&namesStart, as: -1, at: offset)
                handler.beginArray(at: offset)
                offset = JSONLexer.skipWhitespace(bytes, offset + 1)
                guard offset < end else { throw JSONLexer.endOfText(bytes) }
                guard unsafe bytes[unchecked: offset] == UInt8(ascii: "]") else { continue value }
                handler.endArray(at: offset)
                offset += 1
                close(&namesStart)
            case UInt8(ascii: "t"):
                offset = try JSONLexer.literal(bytes, offset, "true")
                handler.scalar(JSONToken(.true, start, offset))
            case UInt8(ascii: "f"):
                offset = try JSONLexer.literal(bytes, offset, "false")
                handler.scalar(JSONToken(.false, start, offset))
            case UInt8(ascii: "n"):
                offset = try JSONLexer.literal(bytes, offset, "null")
                handler.scalar(JSONToken(.null, start, offset))
            default: throw JSONLexer.noValue(bytes, offset)
            }

            // After a value: a comma leads to the next one, a bracket ends the container, which is a value itself.
            while !containers.isEmpty {
                offset = JSONLexer.skipWhitespace(bytes, offset)
                guard offset < end else { throw JSONLexer.endOfText(bytes) }
                let byte = unsafe bytes[unchecked: offset]
                let isObject = namesStart >= 0
                if byte == UInt8(ascii: ",") {
                    offset = JSONLexer.skipWhitespace(bytes, offset + 1)
                    if isObject {
                        offset = try key(bytes, offset, &handler, namesStart, "expected a member's name in quotes")
                    }
                    continue value
                }
                guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    throw JSONLexer.noSeparator(bytes, offset, isObject: isObject)
                }
                if isObject { handler.endObject(at: offset) } else { handler.endArray(at: offset) }
                offset += 1
                close(&namesStart)
            }
            break
        }

        offset = JSONLexer.skipWhitespace(bytes, offset)
        guard offset == end else { throw JSONLexer.trailing(bytes, offset) }
    }

    /// Scans one whole text.
    /// - Parameters:
    ///   - bytes: the text; whitespace around the value is allowed.
    ///   - handler: receives keys, scalars and the bounds of containers in the order of the text.
    /// - Throws: the first fault; the events until then are to be dropped.
    @inlinable
    package mutating func scan<Handler: JSONScanHandler>(
        _ bytes: [UInt8], into handler: inout Handler
    ) throws(JSONSyntaxError) {
        try scan(bytes.span, into: &handler)
    }

    /// Checks that the text is well formed; nothing else is kept.
    /// - Throws: the first fault.
    package mutating func validate(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
        var validation = JSONValidation()
        try scan(bytes, into: &validation)
    }

    /// Passes a name and its colon; answers the offset of the member's value.
    @inlinable
    mutating func key<Handler: JSONScanHandler>(
        _ bytes: Span<UInt8>, _ offset: Int, _ handler: inout Handler, _ namesStart: Int, _ expected: StaticString
    ) throws(JSONSyntaxError) -> Int {
        guard offset < bytes.count else { throw JSONLexer.endOfText(bytes) }
        guard unsafe bytes[unchecked: offset] == UInt8(ascii: "\"") else {
            throw JSONLexer.unexpected(bytes, offset, expected)
        }
        let name = try JSONLexer.string(bytes, offset)
        try names.insert(name, in: bytes, objectStart: namesStart)
        handler.key(name)
        let colon = JSONLexer.skipWhitespace(bytes, name.end)
        guard colon < bytes.count else { throw JSONLexer.endOfText(bytes) }
        guard unsafe bytes[unchecked: colon] == UInt8(ascii: ":") else {
            throw JSONLexer.unexpected(bytes, colon, "expected ':' after the member's name")
        }
        return JSONLexer.skipWhitespace(bytes, colon + 1)
    }

    @inlinable
    mutating func open(_ namesStart: inout Int, as start: Int, at offset: Int) throws(JSONSyntaxError) {
        guard containers.count < Self.depthLimit else { throw JSONLexer.tooDeep(offset) }
        containers.append(namesStart)
        namesStart = start
    }

    @inlinable
    mutating func close(_ namesStart: inout Int) {
        if namesStart >= 0 { names.removeLast(downTo: namesStart) }
        namesStart = containers.removeLast()
    }
}
