package import HTTPModel

extension Operation {
    /// The text of a request's target with the secrets in its query hidden: keys of its security, and parameters that
    /// are passwords or write-only.
    package func maskingSecrets(of target: RequestTarget) -> String {
        guard let query = target.query else { return target.description }
        let secrets = secretQueryNames
        guard !secrets.isEmpty else { return target.description }
        let pairs = query.split(separator: "&", omittingEmptySubsequences: false).map { pair -> String in
            guard let equals = pair.firstIndex(of: "=") else { return String(pair) }
            let name = PercentEncoding.decodeFormComponent(pair[..<equals])
            return name.map(secrets.contains) == false ? String(pair) : pair[...equals] + "***"
        }
        return target.path + "?" + pairs.joined(separator: "&")
    }

    private var secretQueryNames: [String] {
        let keys = security.flatMap(\.items).compactMap { item -> String? in
            if case .query(let name) = item.scheme.kind { name } else { nil }
        }
        let parameters = parameters.filter { parameter in
            parameter.place == .query
                && parameter.documentedSchema.map { SecretFinder.isSecret(SchemaReader($0)) } == true
        }
        return keys + parameters.map(\.name)
    }
}
