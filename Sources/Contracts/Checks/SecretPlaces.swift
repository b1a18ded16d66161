internal import JSONModel

/// Which values of a message its schema calls secret, seen from one place in the message.
///
/// Names tell most of them (`SecretNames`); this tells of those that have none: the members of a map, the elements of a
/// list, a text by itself.
package struct SecretPlaces: Sendable {
    private let schemas: [SchemaReader]

    private init(_ schemas: [SchemaReader]) {
        self.schemas = schemas
    }

    /// The whole of a content.
    package init(of content: MediaTypeContent?) {
        schemas = content?.documentedSchema.map { [SchemaReader($0)] } ?? []
    }

    /// A place of which nothing is known.
    package static let none = SecretPlaces([])

    /// A place that is as secret as either.
    package func or(_ other: SecretPlaces) -> SecretPlaces {
        SecretPlaces(schemas + other.schemas)
    }

    /// True when nothing is known of it.
    package var isEmpty: Bool { schemas.isEmpty }
    /// True when what stands here is secret.
    package var isSecret: Bool { schemas.contains(where: SecretFinder.isSecret) }
    /// True when something below it is, or the whole.
    package var holdsSecret: Bool {
        schemas.contains { SecretFinder.isSecret($0) || SecretFinder.holdsSecret(.root, in: $0) }
    }
    /// True when what stands directly below it is secret without a name of its own.
    var holdsNamelessSecret: Bool { schemas.contains { SecretFinder.holdsNamelessSecret($0, depth: 0) } }

    /// What a member or an element is.
    package func inside(_ token: String) -> SecretPlaces {
        schemas.isEmpty ? self : SecretPlaces(schemas.flatMap { SecretFinder.step(into: token, of: $0) })
    }
}
