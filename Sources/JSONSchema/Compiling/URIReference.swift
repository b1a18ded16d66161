/// A URI reference in its five parts (RFC 3986, appendix B), for resolving `$ref` and `$id`.
///
/// Paths of files are references too: relative ones.
struct URIReference: Hashable {
    var scheme: String?
    var authority: String?
    var path: String
    var query: String?
    var fragment: String?

    init(_ text: String) {
        var rest = text[...]
        if let hash = rest.firstIndex(of: "#") {
            fragment = String(rest[rest.index(after: hash)...])
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: "?") {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
            scheme = String(rest[..<colon])
            rest = rest[rest.index(after: colon)...]
        }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            authority = String(rest[..<end])
            rest = rest[end...]
        }
        path = String(rest)
    }

    /// The text without the fragment.
    var withoutFragment: String {
        var text = ""
        if let scheme { text += scheme + ":" }
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        return text
    }

    /// This reference seen from a base (RFC 3986, section 5.2.2).
    func resolved(against base: URIReference) -> URIReference {
        var result = self
        if scheme != nil { return result.withPathNormalized() }
        result.scheme = base.scheme
        if authority != nil { return result.withPathNormalized() }
        result.authority = base.authority
        if path.isEmpty {
            result.path = base.path
            if query == nil { result.query = base.query }
            return result
        }
        if !path.hasPrefix("/") {
            if base.authority != nil, base.path.isEmpty {
                result.path = "/" + path
            } else if let slash = base.path.lastIndex(of: "/") {
                result.path = base.path[...slash] + path
            }
        }
        return result.withPathNormalized()
    }

    /// Takes out `.` and `..` (RFC 3986, section 5.2.4); those that lead out of a relative path stay.
    private func withPathNormalized() -> URIReference {
        guard path.contains("./") || path.hasSuffix(".") else { return self }
        let isAbsolute = path.hasPrefix("/")
        var segments: [Substring] = []
        var endsInFolder = false
        for segment in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst(isAbsolute ? 1 : 0) {
            endsInFolder = segment == "." || segment == ".."
            switch segment {
            case ".": break
            case "..":
                if let last = segments.last, last != ".." {
                    segments.removeLast()
                } else if !isAbsolute {
                    segments.append(segment)
                }
            default: segments.append(segment)
            }
        }
        var result = self
        result.path = (isAbsolute ? "/" : "") + segments.joined(separator: "/")
        if endsInFolder, !segments.isEmpty { result.path += "/" }
        return result
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A else { return false }
        return text.utf8.allSatisfy {
            switch $0 {
            case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2B, 0x2D, 0x2E: true
            default: false
            }
        }
    }

    /// The fragment with its percent escapes decoded; nil when they spell no text.
    var decodedFragment: String? {
        guard let fragment else { return "" }
        guard fragment.contains("%") else { return fragment }
        var bytes: [UInt8] = []
        var rest = fragment.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, let value = UInt8(digits, radix: 16)
            else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
