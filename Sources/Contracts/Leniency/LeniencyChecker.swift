internal import JSONModel
internal import SourceDocuments
internal import Support

/// Looks through a contract's files for `x-accepts` and tells of words that it does not have.
struct LeniencyChecker {
    let diagnostics: DiagnosticCollector

    /// Checks every list.
    ///
    /// - Parameter documents: The contract's files.
    /// - Returns: True when some schema accepts more than it says.
    func check(_ documents: some Sequence<SourceDocument>) -> Bool {
        documents.map { visit($0.root) }.contains(true)
    }

    private func visit(_ node: SourceNode) -> Bool {
        switch node.content {
        case .scalar: return false
        case .sequence(let elements): return elements.map(visit).contains(true)
        case .mapping(let entries):
            var found = false
            for entry in entries {
                if entry.key == Leniency.key {
                    found = true
                    checkWords(entry.value, of: node)
                } else if visit(entry.value) {
                    found = true
                }
            }
            return found
        }
    }

    private func checkWords(_ list: SourceNode, of schema: SourceNode) {
        let known = Leniency.allCases.map(\.rawValue)
        let expected = "expected a list of \(known.joined(separator: ", "))"
        guard let elements = list.elements else {
            diagnostics.error(
                at: list.location, "\"\(Leniency.key)\" is \(list.typeDescription), \(expected)", id: "wrong-type")
            return
        }
        for element in elements {
            let word = element.scalar?.stringValue
            if let leniency = word.flatMap(Leniency.init) {
                checkType(leniency, at: element, of: schema)
                continue
            }
            let nearest = word.flatMap { NearestName.find($0, among: known) }.map { "did you mean \"\($0)\"?" }
            diagnostics.error(
                at: element.location,
                "\"\(Leniency.key)\" holds \(word.map { "\"\($0)\"" } ?? element.typeDescription), "
                    + (nearest ?? expected), id: "unknown-leniency")
        }
    }

    /// Warns of a word that does nothing for the schema's own `type`; what it takes from others is not looked at.
    private func checkType(_ leniency: Leniency, at word: SourceNode, of schema: SourceNode) {
        guard let type = schema["type"] else { return }
        let types = (type.elements ?? [type]).compactMap(\.scalar?.stringValue)
        guard !types.isEmpty else { return }
        let wanted = leniency.types.joined(separator: " or ")
        let reason: String
        if !types.contains(where: leniency.types.contains) {
            reason = "is for a schema of type \(wanted), not \(types.joined(separator: " or "))"
        } else if leniency.readsTexts, types.contains("string") {
            reason = "does nothing where a string is right too"
        } else {
            return
        }
        diagnostics.warning(
            at: word.location, "\"\(Leniency.key)\" holds \"\(leniency.rawValue)\", which \(reason)",
            id: "useless-leniency")
    }
}
