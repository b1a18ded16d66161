internal import JSONModel
internal import JSONSchema
internal import SourceDocuments
internal import Support

/// The files of one contract while it loads: reads those that references name, once each, and follows references.
final class DocumentSet {
    let main: SourceDocument
    private(set) var documents: [String: SourceDocument]
    private var targets: [DocumentReference: SourceNode] = [:]
    private var unreadable: Set<String> = []
    private var told: Set<SourceLocation> = []
    private let diagnostics: DiagnosticCollector
    private let readFile: ContractLoader.FileReading

    init(main: SourceDocument, diagnostics: DiagnosticCollector, readFile: @escaping ContractLoader.FileReading) {
        self.main = main
        self.diagnostics = diagnostics
        self.readFile = readFile
        documents = [main.file: main]
    }

    /// The main document's top.
    var root: DocumentNode {
        DocumentNode(node: main.root, place: SchemaLocation(document: main.file, pointer: .root))
    }

    /// The node that a chain of references ends at; nil after telling why, when it leads nowhere.
    func resolve(_ start: DocumentNode) -> DocumentNode? {
        var current = start
        for _ in 0..<32 {
            guard let text = current.reference else { return current }
            guard let next = target(of: text, in: current) else { return nil }
            current = next
        }
        tell(start, "\"$ref\" leads in a circle", id: "reference-cycle")
        return nil
    }

    /// The node that a reference names; nil after telling why, when there is none.
    func target(of text: String, in holder: DocumentNode) -> DocumentNode? {
        if DocumentReference.isURL(text) {
            tell(
                holder, "\"$ref\" leads to \(text), which is not fetched; copy it beside this file",
                id: "remote-reference", severity: .warning)
            return nil
        }
        guard let reference = DocumentReference(text, relativeTo: holder.place.document) else {
            tell(
                holder, "\"$ref\" is \"\(text)\", expected a file, a JSON Pointer behind \"#\", or both",
                id: "bad-reference")
            return nil
        }
        guard let document = document(reference.file, for: holder) else { return nil }
        let place = SchemaLocation(document: reference.file, pointer: reference.pointer)
        if let node = targets[reference] { return DocumentNode(node: node, place: place) }
        guard let node = document.node(at: reference.pointer) else {
            tell(holder, Self.nothing(at: text, reference.pointer, in: document), id: "unresolvable-reference")
            return nil
        }
        targets[reference] = node
        return DocumentNode(node: node, place: place)
    }

    private func document(_ file: String, for holder: DocumentNode) -> SourceDocument? {
        if let document = documents[file] { return document }
        guard !unreadable.contains(file) else { return nil }
        do throws(Diagnostic) {
            let document = try readFile(file)
            documents[file] = document
            return document
        } catch {
            unreadable.insert(file)
            if error.location.file == file, error.location.position != .start {
                diagnostics.add(error)
            } else {
                tell(holder, "\"$ref\" leads to \(file): \(error.message)", id: "unreadable-reference")
            }
            return nil
        }
    }

    /// Names the nearest sibling of the first step that fails.
    private static func nothing(at text: String, _ pointer: JSONPointer, in document: SourceDocument) -> String {
        var parent = JSONPointer.root
        for token in pointer.tokens {
            let next = parent.appending(token)
            guard document.node(at: next) == nil else {
                parent = next
                continue
            }
            let names = document.node(at: parent)?.entries?.map(\.key) ?? []
            let nearest = NearestName.find(token, among: names).map { name in
                ", did you mean \"#\(parent.appending(name))\"?"
            }
            return "\"$ref\" is \"\(text)\", but there is no \"\(token)\"" + (nearest ?? " under \"#\(parent)\"")
        }
        return "\"$ref\" is \"\(text)\", which leads nowhere"
    }

    private func tell(
        _ holder: DocumentNode, _ message: String, id: String, severity: Diagnostic.Severity = .error
    ) {
        let location = holder.node["$ref"]?.location ?? holder.location
        guard told.insert(location).inserted else { return }
        diagnostics.add(Diagnostic(severity, at: location, message, id: id))
    }
}
