import JSONModel

/// A mapping or sequence whose end was not met yet.
struct OpenContainer {
    /// The key whose value comes next.
    struct Key {
        let text: String
        let location: SourceLocation
    }

    let isMapping: Bool
    let location: SourceLocation
    /// The key of a mapping that waits for its value.
    var key: Key?
    private(set) var entries: [SourceNode.Entry] = []
    private(set) var elements: [SourceNode] = []
    /// Where the keys stand; kept only for mappings too large to search quickly.
    private var places: [JSONName: SourceLocation]?

    private static let linearLimit = 16

    init(isMapping: Bool, at location: SourceLocation) {
        self.isMapping = isMapping
        self.location = location
    }

    /// True when the next scalar is a key.
    var expectsKey: Bool { isMapping && key == nil }

    /// Adds a finished node as an element, or as the value of the waiting key.
    mutating func add(_ node: SourceNode) {
        guard isMapping else {
            elements.append(node)
            return
        }
        guard let key else { return }
        entries.append(SourceNode.Entry(key: key.text, keyLocation: key.location, value: node))
        places?[JSONName(key.text)] = key.location
        self.key = nil
    }

    /// Where a key of that name stands already; names are equal when their code points are.
    mutating func place(of key: String) -> SourceLocation? {
        if entries.count > Self.linearLimit, places == nil {
            places = Dictionary(
                entries.map { (JSONName($0.key), $0.keyLocation) }, uniquingKeysWith: { first, _ in first })
        }
        if let places { return places[JSONName(key)] }
        return entries.first { $0.key == key && $0.key.utf8.elementsEqual(key.utf8) }?.keyLocation
    }

    /// The finished node.
    func node() -> SourceNode {
        SourceNode(isMapping ? .mapping(entries) : .sequence(elements), at: location)
    }
}

extension Diagnostic {
    /// The second of two equal keys of one mapping.
    static func duplicateKey(_ key: String, at location: SourceLocation, first: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, at: location, "the key \"\(key)\" stands twice in its mapping, first at \(first)",
            id: "duplicate-key")
    }
}
