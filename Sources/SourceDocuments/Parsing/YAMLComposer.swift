import JSONModel

/// Composes the nodes of one YAML document from its events (YAML 1.2, section 3.1.2).
///
/// The merge key `<<` is an ordinary key: YAML 1.2 gives it no meaning.
struct YAMLComposer {
    /// A node that an alias may name.
    private struct Anchor {
        let node: SourceNode
        /// Its text as a key, when it is a scalar.
        let keyText: String?
        let cost: Int
        let height: Int
    }

    /// What is known of an open container beside its members.
    private struct Level {
        var container: OpenContainer
        let anchor: String?
        /// How much the container holds with every alias written out.
        var cost = 1
        /// How many containers stand inside one another in it.
        var height = 1
    }

    /// How much aliases may add in all: nodes, and every 32 bytes of a scalar once more.
    static let aliasLimit = 1_000_000

    private let file: String
    private var levels: [Level] = []
    private var anchors: [String: Anchor] = [:]
    private var aliasCost = 0
    /// The document's top node, once it is finished.
    private(set) var root: SourceNode?

    init(file: String) {
        self.file = file
    }

    /// Takes the next event of the document; those of the stream and the document's bounds are ignored.
    ///
    /// - Throws: What the event breaks: `duplicate-key`, `bad-key`, `too-deep`, `unknown-anchor`, `alias-expansion`, …
    mutating func take(_ event: YAMLEvent) throws(Diagnostic) {
        let location = SourceLocation(file: file, position: event.position)
        switch event.kind {
        case .scalar(let text, let isPlain): try takeScalar(text, isPlain: isPlain, event, at: location)
        case .alias(let name): try takeAlias(name, at: location)
        case .mappingStart: try open(isMapping: true, event, at: location)
        case .sequenceStart: try open(isMapping: false, event, at: location)
        case .mappingEnd, .sequenceEnd: close()
        case .streamStart, .streamEnd, .documentStart, .documentEnd: break
        }
    }

    private mutating func takeScalar(
        _ text: String, isPlain: Bool, _ event: YAMLEvent, at location: SourceLocation
    ) throws(Diagnostic) {
        let tag = try YAMLTag.read(event.tag, onScalar: true, at: location)
        let isKey = levels.last?.container.expectsKey ?? false
        let value: JSONValue
        if let tag {
            value = try tag.value(of: text, at: location)
        } else if isPlain {
            switch YAMLScalarResolver.resolve(text) {
            case .value(let resolved): value = resolved
            case .notFinite where isKey: value = .string(text)
            case .notFinite: throw .notFinite(text, at: location)
            }
        } else {
            value = .string(text)
        }
        if isKey {
            try takeKey(text, at: location)
            guard event.anchor != nil else { return }
        }
        let cost = 1 + text.utf8.count / 32
        let node = SourceNode(.scalar(value), at: location)
        if let name = event.anchor { anchors[name] = Anchor(node: node, keyText: text, cost: cost, height: 0) }
        if !isKey { add(node, cost: cost, height: 0) }
    }

    private mutating func takeKey(_ text: String, at location: SourceLocation) throws(Diagnostic) {
        guard let innermost = levels.indices.last else { return }
        if let first = levels[innermost].container.place(of: text) {
            throw .duplicateKey(text, at: location, first: first)
        }
        levels[innermost].container.key = .init(text: text, location: location)
    }

    private mutating func takeAlias(_ name: String, at location: SourceLocation) throws(Diagnostic) {
        guard !levels.contains(where: { $0.anchor == name }) else {
            throw Diagnostic(
                .error, at: location, "the alias *\(name) stands inside the node that it names", id: "recursive-alias")
        }
        guard let anchor = anchors[name] else {
            throw Diagnostic(
                .error, at: location, "the alias *\(name) names no anchor; expected &\(name) further up, or quotes",
                id: "unknown-anchor")
        }
        if levels.last?.container.expectsKey ?? false {
            guard let text = anchor.keyText else { throw badKey(at: location) }
            return try takeKey(text, at: location)
        }
        aliasCost += anchor.cost
        guard aliasCost <= Self.aliasLimit else {
            throw Diagnostic(
                .error, at: location, "the aliases up to *\(name) stand for more than \(Self.aliasLimit) nodes",
                id: "alias-expansion")
        }
        guard levels.count + anchor.height <= SourceParser.depthLimit else { throw YAMLFault.tooDeep(at: location) }
        add(anchor.node, cost: anchor.cost, height: anchor.height)
    }

    private mutating func open(
        isMapping: Bool, _ event: YAMLEvent, at location: SourceLocation
    ) throws(Diagnostic) {
        if levels.last?.container.expectsKey ?? false { throw badKey(at: location) }
        guard levels.count < SourceParser.depthLimit else { throw YAMLFault.tooDeep(at: location) }
        if let tag = try YAMLTag.read(event.tag, onScalar: false, at: location), tag != (isMapping ? .map : .seq) {
            throw Diagnostic(
                .error, at: location,
                "a \(isMapping ? "mapping" : "sequence") is not what its tag !!\(tag.rawValue) says",
                id: "bad-tag")
        }
        levels.append(Level(container: OpenContainer(isMapping: isMapping, at: location), anchor: event.anchor))
    }

    private mutating func close() {
        guard let level = levels.popLast() else { return }
        let node = level.container.node()
        if let name = level.anchor {
            anchors[name] = Anchor(node: node, keyText: nil, cost: level.cost, height: level.height)
        }
        add(node, cost: level.cost, height: level.height)
    }

    private mutating func add(_ node: SourceNode, cost: Int, height: Int) {
        guard let innermost = levels.indices.last else {
            root = node
            return
        }
        levels[innermost].container.add(node)
        levels[innermost].cost += cost
        levels[innermost].height = max(levels[innermost].height, height + 1)
    }

    private func badKey(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, at: location,
            "a mapping or sequence cannot be a key, expected text; quote the key if the braces "
                + "or brackets belong to it", id: "bad-key")
    }
}
