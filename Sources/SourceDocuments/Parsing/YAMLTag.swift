import JSONModel

/// The tags of YAML's core schema, which say what a node is whatever it looks like (YAML 1.2, section 10.3).
enum YAMLTag: String, CaseIterable {
    case str, int, float, bool, null, seq, map

    private static let prefix = "tag:yaml.org,2002:"

    /// Reads a full tag; `!` alone stands for a string on scalars and for nothing on others.
    ///
    /// - Throws: `unknown-tag`.
    static func read(_ tag: String?, onScalar: Bool, at location: SourceLocation) throws(Diagnostic) -> YAMLTag? {
        guard let tag else { return nil }
        if tag == "!" { return onScalar ? .str : nil }
        let core = tag.hasPrefix(prefix) ? YAMLTag(rawValue: String(tag.dropFirst(prefix.count))) : nil
        guard let core else {
            let shown = tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
            let known = allCases.map { "!!\($0.rawValue)" }.joined(separator: ", ")
            throw Diagnostic(
                .error, at: location, "the tag \(shown) has no meaning here, expected one of \(known)",
                id: "unknown-tag")
        }
        return core
    }

    /// The value of a scalar that carries this tag.
    ///
    /// - Throws: `bad-tag` when the text is none of the tag's values.
    func value(of text: String, at location: SourceLocation) throws(Diagnostic) -> JSONValue {
        switch self {
        case .str: return .string(text)
        case .null: if YAMLScalarResolver.isNull(text) { return .null }
        case .bool: if let value = YAMLScalarResolver.boolean(text) { return .bool(value) }
        case .float:
            if let number = YAMLScalarResolver.number(text) { return .number(number) }
            if YAMLScalarResolver.isNotFinite(text) { throw .notFinite(text, at: location) }
        case .int:
            let isFraction = !text.hasPrefix("0x") && text.utf8.contains { [0x2E, 0x65, 0x45].contains($0) }
            if !isFraction, let number = YAMLScalarResolver.number(text) { return .number(number) }
        case .seq, .map: break
        }
        throw Diagnostic(.error, at: location, "\"\(text)\" is not what its tag !!\(rawValue) says", id: "bad-tag")
    }
}

extension Diagnostic {
    /// An infinity or not-a-number where JSON has no number for it.
    static func notFinite(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, at: location, "\(text) is no number that JSON can hold; quote it if it is text", id: "not-finite")
    }
}
