internal import HTTPModel

/// Gathers routes into a tree, then lays the tree out flat.
struct RouteTrieBuilder {
    private struct Node {
        var literals: [(text: String, child: Int)] = []
        var mixed: [RouteTrie.MixedEdge] = []
        var parameter = -1
        var ends: [RouteTrie.End] = []
    }

    private var nodes = [Node()]
    private var count = 0

    /// Adds the next route, and returns the index of an earlier one with the same method and shape, if any.
    mutating func insert(_ template: PathTemplate, method: Method) -> Int? {
        var current = 0
        for segment in template.segments { current = child(of: current, segment) }
        let earlier = nodes[current].ends.first { $0.method == method }
        nodes[current].ends.append(RouteTrie.End(route: count, method: method))
        count += 1
        return earlier?.route
    }

    private mutating func child(of node: Int, _ segment: PathTemplate.Segment) -> Int {
        switch segment {
        case .literal(let text):
            if let edge = nodes[node].literals.first(where: { $0.text == text }) { return edge.child }
            nodes[node].literals.append((text, nodes.count))
        case .parameter:
            if nodes[node].parameter >= 0 { return nodes[node].parameter }
            nodes[node].parameter = nodes.count
        case .mixed(let parts):
            let pattern = SegmentPattern(parts)
            if let edge = nodes[node].mixed.first(where: { $0.pattern.hasSameShape(as: pattern) }) {
                return edge.child
            }
            nodes[node].mixed.append(RouteTrie.MixedEdge(pattern: pattern, child: nodes.count))
        }
        nodes.append(Node())
        return nodes.count - 1
    }

    /// The tree as it is looked up.
    func build() -> RouteTrie {
        var flat: [RouteTrie.Node] = []
        var literals: [RouteTrie.LiteralEdge] = []
        var mixed: [RouteTrie.MixedEdge] = []
        var ends: [RouteTrie.End] = []
        var text: [UInt8] = []
        for node in nodes {
            let literalStart = literals.count
            for (name, child) in node.literals {
                let start = text.count
                text.append(contentsOf: name.utf8)
                literals.append(
                    RouteTrie.LiteralEdge(digest: RouteDigest.of(name), start: start, end: text.count, child: child))
            }
            // The pattern with more text is the narrower one.
            let patterns = node.mixed.sorted { $0.pattern.literalCount > $1.pattern.literalCount }
            flat.append(
                RouteTrie.Node(
                    literals: literalStart..<literals.count, mixed: mixed.count..<(mixed.count + patterns.count),
                    parameter: node.parameter, routes: ends.count..<(ends.count + node.ends.count)))
            mixed += patterns
            ends += node.ends
        }
        return RouteTrie(nodes: flat, literals: literals, mixed: mixed, ends: ends, text: text)
    }
}
