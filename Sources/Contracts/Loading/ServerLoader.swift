internal import JSONModel
internal import SourceDocuments

/// Reads the paths of servers (OpenAPI 3.1, Server Object): what stands before the paths of operations.
struct ServerLoader {
    let context: LoadContext

    /// The base paths that a holder of `servers` gives, each once; nil when it has none.
    func basePaths(_ holder: DocumentNode) -> [String]? {
        guard let node = holder["servers"] else { return nil }
        guard node.node.elements != nil else {
            context.diagnostics.error(
                at: node.location, "\"servers\" is \(node.node.typeDescription), expected a sequence", id: "wrong-type")
            return nil
        }
        var paths: [String] = []
        for server in node.elements {
            guard let path = path(of: server), !paths.contains(path) else { continue }
            paths.append(path)
        }
        return paths.isEmpty ? nil : paths
    }

    private func path(of server: DocumentNode) -> String? {
        guard let reader = context.mapping(server, "the server") else { return nil }
        context.warnOfUnknownKeys(server, "the server", allowed: ["url", "description", "variables", "name"])
        let values = variables(server)
        guard let url = reader.required("url", .string) else { return nil }
        return Self.path(of: substitute(values, in: url, at: reader.optional("url")?.location ?? server.location))
    }

    private func variables(_ server: DocumentNode) -> [String: String] {
        var values: [String: String] = [:]
        for (entry, node) in server["variables"]?.members ?? [] {
            let subject = "the server variable \"\(entry.key)\""
            guard let reader = context.mapping(node, subject) else { continue }
            let value = reader.required("default").flatMap { text($0) }
            if let value { values[entry.key] = value }
            guard let allowed = reader.optional("enum", .sequence) else { continue }
            let names = allowed.compactMap(text)
            if allowed.isEmpty {
                context.diagnostics.error(
                    at: reader.optional("enum")?.location ?? node.location,
                    "\"enum\" of \(subject) is empty, expected at least one value", id: "empty-enum")
            } else if let value, !names.contains(value) {
                context.diagnostics.warning(
                    at: reader.optional("default")?.location ?? node.location,
                    "\"default\" of \(subject) is \"\(value)\", expected one of \(names.joined(separator: ", "))",
                    id: "unknown-value")
            }
        }
        return values
    }

    private func text(_ node: SourceNode) -> String? {
        switch node.scalar {
        case .string(let text): text
        case .number(let number): number.description
        default: nil
        }
    }

    private func substitute(_ values: [String: String], in url: String, at location: SourceLocation) -> String {
        var result = ""
        var rest = url[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            result += rest[..<open]
            if let value = values[name] {
                result += value
            } else {
                context.diagnostics.warning(
                    at: location, "the server's variable \"\(name)\" is not defined under \"variables\"",
                    id: "undefined-variable")
                result += name
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// The path of a URL or relative reference, without a trailing slash.
    static func path(of url: String) -> String {
        var path = url[...]
        if let scheme = path.range(of: "://") {
            let host = path[scheme.upperBound...]
            path = host.firstIndex(of: "/").map { host[$0...] } ?? ""
        } else if path.hasPrefix("//") {
            let host = path.dropFirst(2)
            path = host.firstIndex(of: "/").map { host[$0...] } ?? ""
        }
        if let end = path.firstIndex(where: { $0 == "?" || $0 == "#" }) { path = path[..<end] }
        while path.hasPrefix("./") { path = path.dropFirst(2) }
        if path == "." { path = "" }
        while path.hasSuffix("/") { path = path.dropLast() }
        return path.isEmpty ? "" : path.hasPrefix("/") ? String(path) : "/" + path
    }
}

extension Substring {
    /// The first place of a text; the standard library has it for collections only.
    fileprivate func range(of text: String) -> Range<Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
