internal import Synchronization

/// The path parameters of an operation that are passwords or write-only.
final class SecretPathNames: Sendable {
    let names: Set<String>

    init(_ operation: Operation) {
        names = Set(
            operation.parameters.filter { parameter in
                parameter.place == .path
                    && parameter.documentedSchema.map { SecretFinder.isSecret(SchemaReader($0)) } == true
            }.map(\.name))
    }
}

extension Operation {
    private var secretPathNames: Set<String> {
        if let known = cachedSecretPathNames.load() { return known.names }
        return cachedSecretPathNames.storeIfNil(SecretPathNames(self)).names
    }

    /// True when some parameter of its path is secret.
    var hasSecretPath: Bool { template.hasParameters && !secretPathNames.isEmpty }

    /// The path of a request that this operation took, with the secrets in it hidden.
    ///
    /// - Parameters:
    ///   - path: The path as it was sent, with whatever stands in front of the template.
    ///   - mask: The text that stands in for a secret.
    /// - Returns: The path; the same when none of its parameters is secret.
    package func maskingSecrets(inPath path: String, _ mask: (String) -> String) -> String {
        guard template.hasParameters else { return path }
        let names = secretPathNames
        guard !names.isEmpty else { return path }
        let slashes = path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }
        guard slashes.count >= template.segments.count else { return path }
        let start = slashes[slashes.count - template.segments.count]
        let tail = String(path[start...])
        var masked = String(path[..<start])
        var place = tail.startIndex
        for argument in template.arguments(of: tail) where names.contains(argument.name) {
            masked += tail[place..<argument.encoded.startIndex] + mask(argument.value)
            place = argument.encoded.endIndex
        }
        return masked + tail[place...]
    }
}
