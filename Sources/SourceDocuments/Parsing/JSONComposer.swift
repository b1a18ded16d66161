import JSONModel

/// Composes nodes from what the JSON scanner meets; the scanner has refused duplicate keys and too much depth.
struct JSONComposer: JSONScanHandler {
    private let bytes: [UInt8]
    private let file: String
    private var cursor = TextCursor()
    private var containers: [OpenContainer] = []
    /// The top node, once it is finished.
    private(set) var root: SourceNode?

    /// - Parameters:
    ///   - bytes: The text that is scanned.
    ///   - file: The file's name in locations.
    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    mutating func beginObject(at offset: Int) {
        containers.append(OpenContainer(isMapping: true, at: location(offset)))
    }

    mutating func beginArray(at offset: Int) {
        containers.append(OpenContainer(isMapping: false, at: location(offset)))
    }

    mutating func endObject(at offset: Int) { close() }

    mutating func endArray(at offset: Int) { close() }

    mutating func key(_ token: JSONToken) {
        guard let innermost = containers.indices.last else { return }
        containers[innermost].key = .init(text: token.text(in: bytes.span), location: location(token.offset))
    }

    mutating func scalar(_ token: JSONToken) {
        add(SourceNode(.scalar(token.value(in: bytes.span)), at: location(token.offset)))
    }

    /// The scanner's complaint as a finding: `duplicate-key`, `too-deep` or `json-syntax`.
    mutating func diagnostic(for error: JSONSyntaxError) -> Diagnostic {
        var fresh = TextCursor()
        let place = SourceLocation(file: file, position: fresh.position(of: error.offset, in: bytes))
        let byte = error.offset < bytes.count ? bytes[error.offset] : 0
        if containers.count == JSONScanner.depthLimit, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
            return YAMLFault.tooDeep(at: place)
        }
        // A name that the scanner refuses as a whole, and that the open object has, is there for the second time.
        if byte == UInt8(ascii: "\""), let innermost = containers.indices.last, containers[innermost].expectsKey,
            let name = string(at: error.offset), let first = containers[innermost].place(of: name)
        {
            return .duplicateKey(name, at: place, first: first)
        }
        return Diagnostic(.error, at: place, error.reason, id: "json-syntax")
    }

    private func string(at offset: Int) -> String? {
        var end = offset + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard end < bytes.count else { return nil }
        return try? JSONValue.parse(Array(bytes[offset...end])).stringValue
    }

    private mutating func location(_ offset: Int) -> SourceLocation {
        SourceLocation(file: file, position: cursor.position(of: offset, in: bytes))
    }

    private mutating func close() {
        if let container = containers.popLast() { add(container.node()) }
    }

    private mutating func add(_ node: SourceNode) {
        guard let innermost = containers.indices.last else {
            root = node
            return
        }
        containers[innermost].add(node)
    }
}
