import Support

/// The wording for a name that nothing has.
enum UnknownName {
    /// A message such as `operation X has no example "a", did you mean "b"?`, or with the names that there are,
    /// each once.
    ///
    /// The scope is what narrows the search, such as `for 200`.
    static func message(
        _ kind: String, _ name: String, of owner: String, scope: String? = nil, known: [String]
    ) -> String {
        let subject = "\(owner) has no \(kind) \"\(name)\"" + (scope.map { " " + $0 } ?? "")
        if let near = NearestName.find(name, among: known) {
            return "\(subject), did you mean \"\(near)\"?"
        }
        var names: [String] = []
        for name in known where !names.contains(name) { names.append(name) }
        let list = names.isEmpty ? "it has none" : "it has \(names.joined(separator: ", "))"
        return "\(subject); \(list)"
    }
}
