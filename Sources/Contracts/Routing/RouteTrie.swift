internal import HTTPModel

/// The routes by their segments. Literal text is tried before a segment with text and parameters, and that before a
/// parameter; where a branch leads to no route of the method, the next one is tried.
struct RouteTrie: Sendable {
    /// One literal child: its digest first, so that most children are passed over by comparing one word.
    private struct LiteralEdge: Sendable {
        let digest: UInt64
        let text: String
        let child: Int
    }

    private struct MixedEdge: Sendable {
        let pattern: SegmentPattern
        let child: Int
    }

    private struct Node: Sendable {
        var literals: [LiteralEdge] = []
        var mixed: [MixedEdge] = []
        var parameter: Int?
        /// Indices into the router's routes of those that end here.
        var routes: [Int] = []
    }

    private var nodes = [Node()]
    /// The methods of the routes by index; what is compared on the way.
    private var methods: [Method] = []

    /// Adds a route, and returns the index of an earlier one with the same method and shape, if any.
    mutating func insert(_ template: PathTemplate, method: Method) -> Int? {
        var current = 0
        for segment in template.segments { current = child(of: current, segment) }
        let earlier = nodes[current].routes.first { methods[$0] == method }
        nodes[current].routes.append(methods.count)
        methods.append(method)
        return earlier
    }

    private mutating func child(of node: Int, _ segment: PathTemplate.Segment) -> Int {
        switch segment {
        case .literal(let text):
            if let edge = nodes[node].literals.first(where: { $0.text == text }) { return edge.child }
            nodes.append(Node())
            nodes[node].literals.append(
                LiteralEdge(digest: Self.digest(text), text: text, child: nodes.count - 1))
        case .parameter:
            if let child = nodes[node].parameter { return child }
            nodes.append(Node())
            nodes[node].parameter = nodes.count - 1
        case .mixed(let parts):
            let pattern = SegmentPattern(parts)
            if let edge = nodes[node].mixed.first(where: { $0.pattern.hasSameShape(as: pattern) }) {
                return edge.child
            }
            nodes.append(Node())
            nodes[node].mixed.append(MixedEdge(pattern: pattern, child: nodes.count - 1))
            nodes[node].mixed.sort { $0.pattern.literalCount > $1.pattern.literalCount }
        }
        return nodes.count - 1
    }

    /// The index of the route that a method and path lead to.
    func route(_ method: Method, _ path: Substring.UTF8View) -> Int? {
        find(method, path, from: Self.start(of: path), node: 0)
    }

    /// The indices of every route whose template matches the path, whatever its method, the nearest first.
    func routes(_ path: Substring.UTF8View) -> [Int] {
        var found: [Int] = []
        collect(path, from: Self.start(of: path), node: 0, into: &found)
        return found
    }

    private func find(
        _ method: Method, _ path: Substring.UTF8View, from start: Substring.Index, node: Int
    ) -> Int? {
        let (end, digest, isPlain) = Self.segment(path, from: start)
        let isLast = end == path.endIndex
        let next = isLast ? end : path.index(after: end)
        func follow(_ child: Int) -> Int? {
            if !isLast { return find(method, path, from: next, node: child) }
            for route in nodes[child].routes where methods[route] == method { return route }
            return nil
        }
        for edge in nodes[node].literals where edge.digest == digest || !isPlain {
            guard Self.equals(path[start..<end], edge.text, isPlain: isPlain) else { continue }
            if let route = follow(edge.child) { return route }
        }
        guard start < end else { return nil }
        for edge in nodes[node].mixed where edge.pattern.matches(Substring(path[start..<end])) {
            if let route = follow(edge.child) { return route }
        }
        return nodes[node].parameter.flatMap(follow)
    }

    private func collect(_ path: Substring.UTF8View, from start: Substring.Index, node: Int, into found: inout [Int]) {
        let (end, _, isPlain) = Self.segment(path, from: start)
        let segment = path[start..<end]
        var children: [Int] = []
        for edge in nodes[node].literals where Self.equals(segment, edge.text, isPlain: isPlain) {
            children.append(edge.child)
        }
        if start < end {
            for edge in nodes[node].mixed where edge.pattern.matches(Substring(segment)) { children.append(edge.child) }
            if let child = nodes[node].parameter { children.append(child) }
        }
        for child in children {
            if end == path.endIndex {
                found += nodes[child].routes
            } else {
                collect(path, from: path.index(after: end), node: child, into: &found)
            }
        }
    }

    /// Where the first segment begins: behind the slash that every path begins with.
    static func start(of path: Substring.UTF8View) -> Substring.Index {
        path.first == UInt8(ascii: "/") ? path.index(after: path.startIndex) : path.startIndex
    }

    /// The end of a segment, its digest (FNV-1a), and whether no byte of it is percent-encoded.
    private static func segment(
        _ path: Substring.UTF8View, from start: Substring.Index
    ) -> (end: Substring.Index, digest: UInt64, isPlain: Bool) {
        var digest = basis
        var isPlain = true
        var index = start
        while index < path.endIndex {
            let byte = path[index]
            if byte == UInt8(ascii: "/") { break }
            if byte == UInt8(ascii: "%") { isPlain = false }
            digest = (digest ^ UInt64(byte)) &* prime
            path.formIndex(after: &index)
        }
        return (index, digest, isPlain)
    }

    private static func equals(_ segment: Substring.UTF8View, _ text: String, isPlain: Bool) -> Bool {
        isPlain
            ? segment.elementsEqual(text.utf8)
            : PathText.decoded(Substring(segment)).utf8.elementsEqual(text.utf8)
    }

    private static func digest(_ text: String) -> UInt64 {
        text.utf8.reduce(basis) { ($0 ^ UInt64($1)) &* prime }
    }

    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3
}
