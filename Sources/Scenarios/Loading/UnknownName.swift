import Support

/// The wording for a name that nothing has.
enum UnknownName {
    /// A message such as `operation X has no example "a", did you mean "b"?`, or with the names that there are.
    static func message(_ kind: String, _ name: String, of owner: String, known: [String]) -> String {
        if let near = NearestName.find(name, among: known) {
            return "\(owner) has no \(kind) \"\(name)\", did you mean \"\(near)\"?"
        }
        let list = known.isEmpty ? "it has none" : "it has \(known.joined(separator: ", "))"
        return "\(owner) has no \(kind) \"\(name)\"; \(list)"
    }
}
