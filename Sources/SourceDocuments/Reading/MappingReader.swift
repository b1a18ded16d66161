import Support

/// Reads the members of one mapping and gathers every fault in a collector.
///
/// A read that finds nothing usable answers nil; whether that was a fault is for the collector to say, so a loader
/// reads on and a user sees all faults of a file at once.
package struct MappingReader {
    /// The mapping.
    package let node: SourceNode
    /// The members in the order they were written.
    package let entries: [SourceNode.Entry]
    /// What messages call the mapping: `the scenario`, or the key that holds it in quotes.
    package let subject: String
    /// Where faults go.
    package let diagnostics: DiagnosticCollector

    /// Makes a reader, or adds `wrong-type` and makes none when the node is no mapping.
    ///
    /// - Parameters:
    ///   - node: The mapping.
    ///   - subject: What messages call it, such as `the scenario` or `"respond"` in quotes.
    ///   - diagnostics: Where faults go.
    package init?(_ node: SourceNode, subject: String, into diagnostics: DiagnosticCollector) {
        guard let entries = node.entries else {
            diagnostics.error(
                at: node.location, "\(subject) is \(node.typeDescription), expected a mapping", id: "wrong-type")
            return nil
        }
        self.node = node
        self.entries = entries
        self.subject = subject
        self.diagnostics = diagnostics
    }

    /// The node of a key that may be left out.
    package func optional(_ key: String) -> SourceNode? {
        node[key]
    }

    /// The node of a key that must be there, else `missing-key`.
    package func required(_ key: String) -> SourceNode? {
        guard let value = node[key] else {
            diagnostics.error(at: node.location, "\(subject) lacks the key \"\(key)\"", id: "missing-key")
            return nil
        }
        return value
    }

    /// The value of a key that may be left out; another shape is a fault.
    package func optional<Value>(_ key: String, _ shape: ValueShape<Value>) -> Value? {
        optional(key).flatMap { diagnostics.read($0, as: shape, subject: "\"\(key)\"") }
    }

    /// The value of a key that must be there and have the shape.
    package func required<Value>(_ key: String, _ shape: ValueShape<Value>) -> Value? {
        required(key).flatMap { diagnostics.read($0, as: shape, subject: "\"\(key)\"") }
    }

    /// A reader of the mapping below a key that may be left out.
    package func optionalMapping(_ key: String) -> MappingReader? {
        optional(key).flatMap { MappingReader($0, subject: "\"\(key)\"", into: diagnostics) }
    }

    /// A reader of the mapping below a key that must be there.
    package func requiredMapping(_ key: String) -> MappingReader? {
        required(key).flatMap { MappingReader($0, subject: "\"\(key)\"", into: diagnostics) }
    }

    /// The elements of a sequence below a key that may be left out, each read as a shape; those that have another are
    /// faults and left out.
    package func optionalList<Value>(_ key: String, of shape: ValueShape<Value>) -> [Value]? {
        guard let elements = optional(key, .sequence) else { return nil }
        return elements.enumerated().compactMap { index, element in
            diagnostics.read(element, as: shape, subject: "element \(index + 1) of \"\(key)\"")
        }
    }

    /// Adds `unknown-key` for every key that is not allowed, with the nearest one that is.
    ///
    /// - Parameters:
    ///   - allowed: The right keys.
    ///   - extensions: True when keys that begin with `x-` are left alone.
    ///   - owner: Where the keys of `others` belong, which are told with it.
    ///   - others: Keys that are right elsewhere.
    package func rejectUnknownKeys(
        allowed: [String], allowingExtensions extensions: Bool = true, belongingTo owner: String = "",
        _ others: [String] = []
    ) {
        for entry in entries where !allowed.contains(entry.key) && !(extensions && entry.key.hasPrefix("x-")) {
            let hint =
                others.contains(entry.key)
                ? " in \(subject); it belongs to \(owner)" : suggestion(for: entry.key, among: allowed)
            diagnostics.error(
                at: entry.keyLocation, "unknown key \"\(entry.key)\"\(hint)", id: "unknown-key")
        }
    }

    private func suggestion(for key: String, among allowed: [String]) -> String {
        if key == "<<" { return "; YAML 1.2 has no merge keys, write the members out" }
        if let name = NearestName.find(key, among: allowed) { return ", did you mean \"\(name)\"?" }
        guard !allowed.isEmpty, allowed.count <= 12 else { return "" }
        return ", expected " + (allowed.count == 1 ? "" : "one of ") + allowed.joined(separator: ", ")
    }
}
