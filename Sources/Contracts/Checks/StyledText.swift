internal import HTTPModel
internal import JSONModel
internal import JSONSchema

/// Reads arrays and objects by a parameter's `style` and `explode` (OpenAPI 3.1, Style Values).
///
/// Delimiters are found before percent-decoding, so that an encoded comma is part of a value.
struct StyledText {
    private let name: String
    private let style: ParameterStyle
    private let explodes: Bool
    private let coercion: TextCoercion

    init(_ parameter: Parameter) {
        name = parameter.name
        style = parameter.style
        explodes = parameter.explodes
        coercion = parameter.mediaType == nil ? parameter.coercion : .scalar(.any)
    }

    init(_ header: DocumentedHeader) {
        name = header.name.canonical
        style = .simple
        explodes = false
        coercion = header.coercion
    }

    /// Reads the text of a path segment: `simple`, `label` or `matrix`.
    func value(inPath text: Substring) -> JSONValue {
        switch style {
        case .label:
            let text = text.hasPrefix(".") ? text.dropFirst() : text
            return delimited(text, by: explodes ? "." : ",", decode: PathText.decoded)
        case .matrix: return matrix(text)
        default: return delimited(text, by: ",", decode: PathText.decoded)
        }
    }

    /// Reads a header's combined value, which is not percent-encoded.
    func value(inHeader text: String) -> JSONValue {
        delimited(text[...], by: ",") { Self.trimmed($0) }
    }

    /// Reads a cookie's value.
    func value(inCookie text: Substring) -> JSONValue {
        delimited(text, by: ",", decode: PathText.decoded)
    }

    /// Reads the pairs of a query, or nil when the parameter is not among them.
    func value(inQuery items: [QueryItems.Item]) -> JSONValue? {
        switch coercion {
        case .scalar:
            return items.first { $0.name == name }.map { coercion.value(of: $0.value) }
        case .array(let element):
            let found = items.filter { $0.name == name || $0.name == name + "[]" }
            guard !found.isEmpty else { return nil }
            if explodes, style == .form || found.count > 1 {
                return .array(found.map { element.value(of: $0.value) })
            }
            if found.count == 1, found[0].value.isEmpty { return .array([]) }
            return .array(found.flatMap { self.split($0).map { element.value(of: $0) } })
        case .object(let members, _):
            if style == .deepObject { return deepObject(items) }
            if style == .form, explodes {
                let names = members.map(\.name)
                let found = items.filter { names.contains($0.name) }
                guard !found.isEmpty else { return nil }
                return .object(JSONObject(found.map { ($0.name, coercion.member($0.name).value(of: $0.value)) }))
            }
            guard let item = items.first(where: { $0.name == name }) else { return nil }
            return pairs(split(item))
        }
    }

    /// `color[R]=100&color[G]=200`.
    private func deepObject(_ items: [QueryItems.Item]) -> JSONValue? {
        var object = JSONObject()
        for item in items where item.name.hasPrefix(name + "[") && item.name.hasSuffix("]") {
            let member = String(item.name.dropFirst(name.count + 1).dropLast())
            let coercion = coercion.member(member)
            if case .array(let element) = coercion {
                object[member] = .array((object[member]?.arrayValue ?? []) + [element.value(of: item.value)])
            } else {
                object[member] = coercion.value(of: item.value)
            }
        }
        return object.isEmpty ? nil : .object(object)
    }

    private func split(_ item: QueryItems.Item) -> [String] {
        let encoded = item.encodedValue ?? ""
        let separators: [String] =
            switch style {
            case .spaceDelimited: ["%20", "+", " "]
            case .pipeDelimited: ["|", "%7C", "%7c"]
            default: [","]
            }
        var pieces = [encoded[...]]
        for separator in separators { pieces = pieces.flatMap { Self.pieces($0, separator) } }
        return pieces.map { PercentEncoding.decodeFormComponent($0) ?? String($0) }
    }

    private static func pieces(_ text: Substring, _ separator: String) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            if text[index...].utf8.starts(with: separator.utf8) {
                pieces.append(text[start..<index])
                index = text.utf8.index(index, offsetBy: separator.utf8.count)
                start = index
            } else {
                index = text.utf8.index(after: index)
            }
        }
        pieces.append(text[start...])
        return pieces
    }

    private func delimited(_ text: Substring, by separator: String, decode: (Substring) -> String) -> JSONValue {
        switch coercion {
        case .scalar: return coercion.value(of: decode(text))
        case .array(let element):
            return .array(text.isEmpty ? [] : Self.pieces(text, separator).map { element.value(of: decode($0)) })
        case .object:
            let pieces = Self.pieces(text, separator)
            guard explodes else { return pairs(pieces.map(decode)) }
            var object = JSONObject()
            for piece in pieces {
                let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let member = decode(sides[0])
                object[member] = coercion.member(member).value(of: sides.count > 1 ? decode(sides[1]) : "")
            }
            return .object(object)
        }
    }

    /// `;id=5`, `;id=3,4`, exploded `;id=3;id=4` or `;role=admin;name=Alex`.
    private func matrix(_ text: Substring) -> JSONValue {
        let pieces = text.split(separator: ";").map { piece in
            piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        }
        func value(_ sides: [Substring]) -> Substring { sides.count > 1 ? sides[1] : "" }
        switch coercion {
        case .array(let element) where explodes:
            return .array(pieces.map { element.value(of: PathText.decoded(value($0))) })
        case .object where explodes:
            return .object(
                JSONObject(
                    pieces.map { sides in
                        let member = PathText.decoded(sides[0])
                        return (member, coercion.member(member).value(of: PathText.decoded(value(sides))))
                    }))
        default:
            let own = pieces.first { $0[0] == name }.map(value) ?? text
            return delimited(own, by: ",", decode: PathText.decoded)
        }
    }

    /// `R,100,G,200` as an object.
    private func pairs(_ pieces: [String]) -> JSONValue {
        var object = JSONObject()
        for index in stride(from: 0, to: pieces.count - 1, by: 2) {
            object[pieces[index]] = coercion.member(pieces[index]).value(of: pieces[index + 1])
        }
        return .object(object)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.utf8.first, first == 0x20 || first == 0x09 { text.removeFirst() }
        while let last = text.utf8.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return String(text)
    }
}
