// The faults of a text and their words. None of this runs for a text that is well formed.
extension JSONLexer {
    @usableFromInline
    static func endOfText(_ bytes: Span<UInt8>) -> JSONSyntaxError {
        JSONSyntaxError(offset: bytes.count, reason: bytes.isEmpty ? "the text is empty" : "the text ends too early")
    }

    @usableFromInline
    static func tooDeep(_ offset: Int) -> JSONSyntaxError {
        JSONSyntaxError(
            offset: offset, reason: "more than \(JSONScanner.depthLimit) arrays and objects inside one another")
    }

    @usableFromInline
    static func unexpected(_ bytes: Span<UInt8>, _ offset: Int, _ expected: StaticString) -> JSONSyntaxError {
        JSONSyntaxError(offset: offset, reason: "\(expected), found \(found(bytes, offset))")
    }

    @usableFromInline
    static func noValue(_ bytes: Span<UInt8>, _ offset: Int) -> JSONSyntaxError {
        if offset == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            return JSONSyntaxError(offset: 0, reason: "JSON text has no byte order mark")
        }
        return unexpected(bytes, offset, "expected a value")
    }

    @usableFromInline
    static func noSeparator(_ bytes: Span<UInt8>, _ offset: Int, isObject: Bool) -> JSONSyntaxError {
        unexpected(
            bytes, offset, isObject ? "expected ',' or '}' after the member" : "expected ',' or ']' after the element")
    }

    @usableFromInline
    static func trailing(_ bytes: Span<UInt8>, _ offset: Int) -> JSONSyntaxError {
        unexpected(bytes, offset, "expected nothing after the value")
    }

    static func controlCharacter(_ byte: UInt8, _ offset: Int) -> JSONSyntaxError {
        let digits = String(byte, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: 4 - digits.utf8.count) + digits
        return JSONSyntaxError(offset: offset, reason: "control character U+\(code) in a string needs an escape")
    }

    static func invalidUTF8(_ offset: Int) -> JSONSyntaxError {
        JSONSyntaxError(offset: offset, reason: "not UTF-8")
    }

    static func loneSurrogate(_ offset: Int) -> JSONSyntaxError {
        JSONSyntaxError(offset: offset, reason: "a surrogate escape without its partner is no character")
    }

    static func duplicate(_ name: JSONToken, in bytes: Span<UInt8>) -> JSONSyntaxError {
        let text = name.text(in: bytes)
        // Long names, which nobody wants in a one-line message, are cut.
        let shown = text.unicodeScalars.count > 40 ? String(text.unicodeScalars.prefix(40)) + "…" : text
        return JSONSyntaxError(
            offset: name.offset, reason: "the object has two members named \(JSONValue.string(shown).compactText)")
    }

    private static func found(_ bytes: Span<UInt8>, _ offset: Int) -> String {
        let byte = bytes[offset]
        return switch byte {
        case 0x21...0x7E: "'\(Character(Unicode.Scalar(byte)))'"
        default: "byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
        }
    }
}
