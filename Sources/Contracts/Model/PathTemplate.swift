/// A path with parameters in braces, such as `/reports/{id}.{format}` (OpenAPI 3.1, Paths Object).
package struct PathTemplate: Hashable, Sendable, CustomStringConvertible {
    /// A piece of a segment.
    package enum Part: Hashable, Sendable {
        /// Text that stands for itself, percent-decoded.
        case literal(String)
        /// A parameter, by its name.
        case parameter(String)
    }

    /// What stands between two slashes.
    package enum Segment: Hashable, Sendable {
        /// Text that stands for itself, percent-decoded; empty after a trailing slash.
        case literal(String)
        /// A parameter that takes the whole segment, by its name.
        case parameter(String)
        /// Text and parameters in one segment, such as `report.{format}`.
        case mixed([Part])
    }

    /// The template as it was written; what stands behind `#` or `?` matches nothing.
    package let text: String
    /// The segments in order; `/` has one that is empty.
    package let segments: [Segment]
    /// True when some segment holds a parameter.
    package let hasParameters: Bool

    /// Reads a template.
    ///
    /// - Parameter text: The template. A brace without its partner stands for itself; `problem(in:)` tells of it.
    package init(_ text: String) {
        self.text = text
        let end = text.firstIndex { $0 == "#" || $0 == "?" } ?? text.endIndex
        let path = text.utf8.first == UInt8(ascii: "/") ? text[..<end].dropFirst() : text[..<end]
        segments = path.split(separator: "/", omittingEmptySubsequences: false).map(Self.segment)
        hasParameters = segments.contains { if case .literal = $0 { false } else { true } }
    }

    package var description: String { text }

    /// The names of the parameters in the order of the path.
    package var parameterNames: [String] {
        segments.flatMap { segment -> [String] in
            switch segment {
            case .literal: []
            case .parameter(let name): [name]
            case .mixed(let parts):
                parts.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
            }
        }
    }

    /// The template with a prefix such as `/v2` in front.
    package func prefixed(with prefix: String) -> PathTemplate {
        prefix.isEmpty ? self : PathTemplate(prefix + text)
    }

    /// The template with every parameter's name left out: equal for templates that match the same paths.
    package var shape: String {
        segments.map { segment in
            switch segment {
            case .literal(let text): text
            case .parameter: "{}"
            case .mixed(let parts):
                parts.map { if case .literal(let text) = $0 { text } else { "{}" } }.joined()
            }
        }.joined(separator: "/")
    }

    /// True when a `#` or `?` ends the path: some documents tell operations of one path apart so.
    package var hasSuffix: Bool { text.contains { $0 == "#" || $0 == "?" } }

    /// What is wrong with a template's text, worded to follow "… "; nil when nothing is.
    package static func problem(in text: String) -> String? {
        guard text.utf8.first == UInt8(ascii: "/") else { return "does not begin with \"/\"" }
        var isOpen = false
        var nameIsEmpty = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "{"):
                if isOpen { return "has a \"{\" within braces" }
                isOpen = true
                nameIsEmpty = true
            case UInt8(ascii: "}"):
                if !isOpen { return "has a \"}\" without \"{\"" }
                if nameIsEmpty { return "has a parameter without a name" }
                isOpen = false
            default: nameIsEmpty = false
            }
        }
        if isOpen { return "has a \"{\" without \"}\"" }
        let names = PathTemplate(text).parameterNames
        let repeated = names.first { name in names.count { $0 == name } > 1 }
        return repeated.map { "names the parameter \"\($0)\" twice" }
    }

    private static func segment(_ text: Substring) -> Segment {
        let parts = parts(of: text)
        if parts.isEmpty { return .literal("") }
        guard parts.count == 1 else { return .mixed(parts) }
        switch parts[0] {
        case .literal(let text): return .literal(text)
        case .parameter(let name): return .parameter(name)
        }
    }

    private static func parts(of text: Substring) -> [Part] {
        var parts: [Part] = []
        var rest = text
        var literal = ""
        func endLiteral() {
            if !literal.isEmpty { parts.append(.literal(PathText.decoded(literal))) }
            literal = ""
        }
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { break }
            literal += rest[..<open]
            endLiteral()
            parts.append(.parameter(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        literal += rest
        endLiteral()
        return parts
    }
}
