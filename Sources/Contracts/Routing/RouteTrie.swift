internal import HTTPModel

/// The routes by their segments, in flat arrays that a lookup walks without counting references.
///
/// Literal text is tried before a segment of text and parameters, and that before a parameter; where a branch leads to
/// no route of the method, the next one is tried.
struct RouteTrie: Sendable {
    /// One literal child: its digest first, so that most children are passed over by comparing one word.
    struct LiteralEdge: Sendable {
        let digest: UInt64
        /// Where its text stands in `text`, as half-open offsets.
        let start: Int
        let end: Int
        let child: Int
    }

    struct MixedEdge: Sendable {
        let pattern: SegmentPattern
        let child: Int
    }

    /// One node; the ranges are half-open offsets into the arrays of edges and routes.
    struct Node: Sendable {
        var literals = 0..<0
        var mixed = 0..<0
        /// The child for any text; -1 for none.
        var parameter = -1
        var routes = 0..<0
    }

    /// An end of the path: the index of the route, and its method.
    struct End: Sendable {
        let route: Int
        let method: Method
    }

    let nodes: [Node]
    let literals: [LiteralEdge]
    let mixed: [MixedEdge]
    let ends: [End]
    /// The literal texts, one after the other.
    let text: [UInt8]

    /// The index of the route that a method and path lead to.
    func route(_ method: Method, _ path: Span<UInt8>) -> Int? {
        find(method, path, from: Self.start(of: path), node: 0)
    }

    /// The indices of every route whose template matches the path, whatever its method, the nearest first.
    func routes(_ path: Span<UInt8>) -> [Int] {
        var found: [Int] = []
        collect(path, from: Self.start(of: path), node: 0, into: &found)
        return found
    }

    private func find(_ method: Method, _ path: Span<UInt8>, from start: Int, node: Int) -> Int? {
        let segment = Segment(path, from: start)
        for edge in nodes[node].literals where matches(segment, literals[edge], path) {
            if let route = follow(method, path, segment, literals[edge].child) { return route }
        }
        guard segment.start < segment.end else { return nil }
        for edge in nodes[node].mixed where mixed[edge].pattern.matches(Self.string(path, segment)) {
            if let route = follow(method, path, segment, mixed[edge].child) { return route }
        }
        let child = nodes[node].parameter
        return child < 0 ? nil : follow(method, path, segment, child)
    }

    private func follow(_ method: Method, _ path: Span<UInt8>, _ segment: Segment, _ child: Int) -> Int? {
        if segment.end < path.count { return find(method, path, from: segment.end + 1, node: child) }
        for end in nodes[child].routes where ends[end].method == method { return ends[end].route }
        return nil
    }

    private func collect(_ path: Span<UInt8>, from start: Int, node: Int, into found: inout [Int]) {
        let segment = Segment(path, from: start)
        var children = nodes[node].literals.filter { matches(segment, literals[$0], path) }.map { literals[$0].child }
        if segment.start < segment.end {
            let text = Self.string(path, segment)
            children += nodes[node].mixed.filter { mixed[$0].pattern.matches(text) }.map { mixed[$0].child }
            if nodes[node].parameter >= 0 { children.append(nodes[node].parameter) }
        }
        for child in children {
            if segment.end == path.count {
                found += nodes[child].routes.map { ends[$0].route }
            } else {
                collect(path, from: segment.end + 1, node: child, into: &found)
            }
        }
    }

    private func matches(_ segment: Segment, _ edge: LiteralEdge, _ path: Span<UInt8>) -> Bool {
        guard segment.isPlain else {
            return PathText.decoded(Self.string(path, segment)).utf8.elementsEqual(text[edge.start..<edge.end])
        }
        guard edge.digest == segment.digest, edge.end - edge.start == segment.end - segment.start else { return false }
        for offset in 0..<(edge.end - edge.start)
        where text[edge.start + offset] != path[segment.start + offset] { return false }
        return true
    }

    /// Where the first segment begins: behind the slash that every path begins with.
    static func start(of path: Span<UInt8>) -> Int {
        !path.isEmpty && path[0] == UInt8(ascii: "/") ? 1 : 0
    }

    private static func string(_ path: Span<UInt8>, _ segment: Segment) -> Substring {
        var bytes: [UInt8] = []
        for index in segment.start..<segment.end { bytes.append(path[index]) }
        return String(decoding: bytes, as: UTF8.self)[...]
    }

    /// One segment of a path: its bounds, its digest, and whether no byte of it is percent-encoded.
    private struct Segment {
        let start: Int
        let end: Int
        let digest: UInt64
        let isPlain: Bool

        init(_ path: Span<UInt8>, from start: Int) {
            var digest = RouteDigest.basis
            var isPlain = true
            var index = start
            while index < path.count {
                let byte = path[index]
                if byte == UInt8(ascii: "/") { break }
                if byte == UInt8(ascii: "%") { isPlain = false }
                digest = RouteDigest.adding(byte, to: digest)
                index += 1
            }
            self.start = start
            end = index
            self.digest = digest
            self.isPlain = isPlain
        }
    }
}
