import HTTPModel

extension RecordedExchange {
    /// What stands in for a secret begins with this.
    private static let mask = "***#"

    /// The header fields that hold secrets, as they are masked: the same for the same credential.
    ///
    /// Each secret of the query is one by itself, named `query NAME`. So is each cookie, named `cookie NAME`, but only
    /// where there is nothing else: every cookie is masked, and most tell nothing of who asks.
    var credentials: [RecordedMessage.Field] {
        var found: [RecordedMessage.Field] = []
        var cookies: [RecordedMessage.Field] = []
        for field in request.fields where field.value.contains(Self.mask) {
            if field.name.lowercased() == "cookie" {
                cookies += Cookies(field.value).cookies.map { .init(name: "cookie \($0.name)", value: $0.value) }
            } else {
                found.append(field)
            }
        }
        let query = target.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        for item in query.split(separator: "&") where item.contains(Self.mask) {
            let parts = item.split(separator: "=", maxSplits: 1)
            found.append(.init(name: "query \(parts[0])", value: String(parts.last ?? "")))
        }
        return found.isEmpty ? cookies : found
    }

    /// True when it has credentials, and none that another request did not have.
    ///
    /// Another order, another case of names, or fewer of the same is no other credential.
    func repeatsCredentials(of other: RecordedExchange) -> Bool {
        let own = Set(credentials.map(Self.steady))
        return !own.isEmpty && own.isSubset(of: other.credentials.map(Self.steady))
    }

    /// A credential whatever the case of its name.
    private static func steady(_ field: RecordedMessage.Field) -> RecordedMessage.Field {
        .init(name: field.name.lowercased(), value: field.value)
    }
}
