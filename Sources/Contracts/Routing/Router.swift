package import HTTPModel
package import SourceDocuments

/// Finds the operation that a method and path belong to, among all mounted contracts.
///
/// Immutable, so any thread may ask. A literal path costs no allocation, another one that of its arguments.
package final class Router: Sendable {
    /// The contracts in the order they were mounted.
    package let mounts: [Mount]
    private let trie: RouteTrie
    let routes: [Route]

    /// Makes a router, and tells of operations of two contracts that have the same method and path: the first one is
    /// served.
    ///
    /// - Parameters:
    ///   - mounts: The contracts with their prefixes.
    ///   - diagnostics: Receives one `operation-clash` for each pair of contracts.
    package init(_ mounts: [Mount], into diagnostics: DiagnosticCollector) {
        self.mounts = mounts
        let routes = mounts.flatMap(Route.all)
        self.routes = routes
        var trie = RouteTrieBuilder()
        var told: Set<[ObjectIdentifier]> = []
        for route in routes {
            guard let earlier = trie.insert(route.template, method: route.operation.method) else { continue }
            let other = routes[earlier]
            // Within one contract, loading has told of it; of two, one finding is enough.
            guard other.contract !== route.contract,
                told.insert([ObjectIdentifier(other.contract), ObjectIdentifier(route.contract)]).inserted
            else { continue }
            diagnostics.error(
                at: route.operation.location, Self.clash(route, with: other), id: "operation-clash")
        }
        self.trie = trie.build()
    }

    private static func clash(_ route: Route, with other: Route) -> String {
        let name = route.contract.name
        let place = other.operation.location.fileAndLine
        return "\(route.operation.method) \(route.template) of \(name) is also an operation of \(other.contract.name) "
            + "(\(place)); serve one of them under a prefix with --mount \(name)=/\(name)"
    }

    /// The operation that takes a request, or what is nearest to it.
    ///
    /// `HEAD` falls back to `GET`. A path that matches several templates goes to the most literal one that has the
    /// method. A trailing slash counts.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - path: The path as sent, percent-encoded, without query.
    /// - Returns: The operation with its arguments, the methods that the path has, or the nearest operation.
    package func route(method: Method, path: String) -> RouteResult {
        var index = path.withBytes { trie.route(method, $0) }
        if index == nil, method == .head { index = path.withBytes { trie.route(.get, $0) } }
        if let index {
            let route = routes[index]
            return .matched(route.contract, route.operation, route.template.arguments(of: path))
        }
        let others = path.withBytes { trie.routes($0) }.map { routes[$0] }
        guard !others.isEmpty else {
            return .notFound(ClosestOperationFinder(routes: routes).find(method: method, path: path))
        }
        return .methodNotAllowed(allowed: Self.methods(of: others), operations: others.map(\.operation))
    }

    /// The methods that a path is documented with, each once; `HEAD` comes with `GET`.
    package func methods(of path: String) -> [Method] {
        Self.methods(of: path.withBytes { trie.routes($0) }.map { routes[$0] })
    }

    private static func methods(of routes: [Route]) -> [Method] {
        var methods: [Method] = []
        for route in routes where !methods.contains(route.operation.method) { methods.append(route.operation.method) }
        if let place = methods.firstIndex(of: .get), !methods.contains(.head) { methods.insert(.head, at: place + 1) }
        return methods
    }
}
