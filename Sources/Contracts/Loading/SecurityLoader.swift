internal import HTTPModel
internal import JSONModel
internal import SourceDocuments
internal import Support

/// Reads `security` and the schemes that it names (OpenAPI 3.1, Security Requirement and Security Scheme Objects).
struct SecurityLoader {
    let context: LoadContext

    /// The alternatives that a holder of `security` lists; nil when it has no such key.
    func requirements(_ holder: DocumentNode) -> [SecurityRequirement]? {
        guard let node = holder["security"] else { return nil }
        guard node.node.elements != nil else {
            context.diagnostics.error(
                at: node.location, "\"security\" is \(node.node.typeDescription), expected a sequence",
                id: "wrong-type")
            return nil
        }
        return node.elements.compactMap { element in
            guard context.mapping(element, "the security requirement") != nil else { return nil }
            return SecurityRequirement(
                items: element.members.compactMap { entry, value in
                    guard let scheme = scheme(named: entry) else { return nil }
                    let scopes = value.elements.compactMap { $0.node.scalar?.stringValue }
                    return SecurityRequirement.Item(scheme: scheme, scopes: scopes)
                })
        }
    }

    private func scheme(named entry: SourceNode.Entry) -> SecurityScheme? {
        let schemes = context.documents.root["components"]?["securitySchemes"]
        guard let node = schemes?[entry.key] else {
            let names = schemes?.members.map(\.entry.key) ?? []
            let nearest = NearestName.find(entry.key, among: names).map { ", did you mean \"\($0)\"?" }
            // A scheme named in a `security` that many operations inherit is told of once.
            context.tellOnce(
                .warning, at: entry.keyLocation,
                "the security scheme \"\(entry.key)\" is not defined under \"components\"; no credential is asked for"
                    + (nearest ?? ""),
                id: "unknown-security-scheme")
            return nil
        }
        return load(entry.key, node)
    }

    /// Reads a scheme.
    func load(_ name: String, _ node: DocumentNode) -> SecurityScheme? {
        guard let node = context.documents.resolve(node) else { return nil }
        return context.once(node, "securityScheme") {
            let isDecisive = node["x-decides"].flatMap {
                context.diagnostics.read($0.node, as: .boolean, subject: "\"x-decides\"")
            }
            return kind(node).map {
                SecurityScheme(name: name, kind: $0, isDecisive: isDecisive ?? false, location: node.location)
            }
        }
    }

    private func kind(_ node: DocumentNode) -> SecurityScheme.Kind? {
        guard let reader = context.mapping(node, "the security scheme") else { return nil }
        context.warnOfUnknownKeys(
            node, "the security scheme",
            allowed: [
                "type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl",
                "deprecated", "oauth2MetadataUrl",
            ])
        let types = ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]
        switch reader.required("type", .oneOf(types)) {
        case "apiKey":
            guard let name = reader.required("name", .string),
                let place = reader.required("in", .oneOf(["header", "query", "cookie"]))
            else { return nil }
            return place == "header" ? .header(FieldName(name)) : place == "query" ? .query(name) : .cookie(name)
        case "http":
            guard let scheme = reader.required("scheme", .string) else { return nil }
            switch ASCII.lowercased(scheme) {
            case "basic": return .basic
            case "bearer": return .bearer
            default: return .authorization(scheme)
            }
        case "oauth2", "openIdConnect": return .bearer
        case "mutualTLS": return .mutualTLS
        default: return nil
        }
    }
}
