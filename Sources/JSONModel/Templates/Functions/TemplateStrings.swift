/// JSON-e's functions of strings.
enum TemplateStrings {
    static func call(
        _ function: TemplateFunction, _ arguments: TemplateArguments, _ renderer: inout TemplateRenderer
    ) throws(ExpressionError) -> JSONValue {
        switch function {
        case .split, .join: try arguments.require(2)
        default: try arguments.require(1)
        }
        switch function {
        case .lowercase: return .string(try arguments.string(0).lowercased())
        case .uppercase: return .string(try arguments.string(0).uppercased())
        case .strip: return .string(strip(try arguments.string(0), left: true, right: true))
        case .lstrip: return .string(strip(try arguments.string(0), left: true, right: false))
        case .rstrip: return .string(strip(try arguments.string(0), left: false, right: true))
        case .len: return try length(arguments)
        case .number:
            guard let number = JSONNumber(text: try arguments.string(0)) else {
                throw arguments.error("takes a number's text, not \(arguments.values[0].json?.compactText ?? "this")")
            }
            return .number(number)
        case .split:
            let parts = split(try arguments.string(0), at: try arguments.text(1))
            try renderer.spend(parts.count, at: arguments.offset)
            return .array(parts.map { .string($0) })
        case .join: return try join(arguments, renderer)
        default: return .string(try text(arguments))
        }
    }

    static func contains(_ text: String, _ part: String) -> Bool {
        part.isEmpty || firstRange(of: Array(part.utf8), in: Array(text.utf8)[...]) != nil
    }

    private static func text(_ arguments: TemplateArguments) throws(ExpressionError) -> String {
        switch arguments.values[0] {
        case .json(.string(let text)): return text
        case .json(.number(let number)): return number.description
        case .json(.bool(let value)): return value ? "true" : "false"
        case .json(.null): return "null"
        default: throw arguments.wrong(0, "a string, number, boolean or null")
        }
    }

    private static func length(_ arguments: TemplateArguments) throws(ExpressionError) -> JSONValue {
        switch arguments.values[0] {
        case .json(.string(let text)): return .number(JSONNumber(text.unicodeScalars.count))
        case .json(.array(let elements)): return .number(JSONNumber(elements.count))
        case .list(let elements): return .number(JSONNumber(elements.count))
        default: throw arguments.wrong(0, "a string or array")
        }
    }

    private static func strip(_ text: String, left: Bool, right: Bool) -> String {
        var rest = text.unicodeScalars[...]
        while left, let first = rest.first, isSpace(first) { rest.removeFirst() }
        while right, let last = rest.last, isSpace(last) { rest.removeLast() }
        return String(rest)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace
    }

    private static func split(_ text: String, at delimiter: String) -> [String] {
        guard !delimiter.isEmpty else { return text.unicodeScalars.map { String($0) } }
        let needle = Array(delimiter.utf8)
        var rest = Array(text.utf8)[...]
        var parts: [String] = []
        while let found = firstRange(of: needle, in: rest) {
            parts.append(String(decoding: rest[..<found.lowerBound], as: UTF8.self))
            rest = rest[found.upperBound...]
        }
        return parts + [String(decoding: rest, as: UTF8.self)]
    }

    private static func join(
        _ arguments: TemplateArguments, _ renderer: TemplateRenderer
    ) throws(ExpressionError) -> JSONValue {
        guard case .json(.array(let elements)) = arguments.values[0] else { throw arguments.wrong(0, "an array") }
        let separator = try arguments.text(1)
        var text = ""
        for (index, element) in elements.enumerated() {
            if index > 0 { text += separator }
            switch element {
            case .string(let part): text += part
            case .number(let number): text += number.description
            default: throw arguments.error("joins strings and numbers, not \(element.kind.rawValue)")
            }
            do throws(JSONTemplateError) { try renderer.limitSize(of: text) } catch {
                throw arguments.error(error.message)
            }
        }
        return .string(text)
    }

    private static func firstRange(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var place = bytes.startIndex
        while place <= bytes.endIndex - needle.count {
            if bytes[place] == first, bytes[place...].starts(with: needle) { return place..<place + needle.count }
            place += 1
        }
        return nil
    }
}
