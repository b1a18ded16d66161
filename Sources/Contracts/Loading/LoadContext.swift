internal import JSONModel
internal import JSONSchema
internal import SourceDocuments
internal import Support

/// What the loaders of one contract share.
final class LoadContext {
    let documents: DocumentSet
    let diagnostics: DiagnosticCollector
    let library: SchemaLibrary
    let version: OpenAPIVersion
    /// Every schema that was met, for checking after loading.
    private(set) var schemas: [ContractSchema] = []
    private var schemaCache: [SchemaKey: ContractSchema] = [:]
    private var told: Set<Diagnostic> = []
    private var loaded: [LoadedKey: Any] = [:]

    private struct SchemaKey: Hashable {
        let place: SchemaLocation
        let direction: SchemaOptions.Direction
    }

    private struct LoadedKey: Hashable {
        let node: ObjectIdentifier
        let kind: String
    }

    init(documents: DocumentSet, diagnostics: DiagnosticCollector, version: OpenAPIVersion) {
        self.documents = documents
        self.diagnostics = diagnostics
        self.version = version
        library = SchemaLibrary(
            sources: ContractSources(
                documents: documents.documents,
                hasLeniencies: LeniencyChecker(diagnostics: diagnostics).check(documents.documents.values)),
            dialect: version.dialect)
    }

    /// The schema at a node, which several holders of one reference share; tells of a node that is no schema.
    func schema(_ node: DocumentNode, _ direction: SchemaOptions.Direction) -> ContractSchema? {
        var target = node
        if node.node.entries?.count == 1,
            node.reference.map({ $0.contains("#/") && !DocumentReference.isURL($0) }) ?? false
        {
            guard let resolved = documents.resolve(node) else { return nil }
            target = resolved
        }
        guard isSchema(target) else { return nil }
        let key = SchemaKey(place: target.place, direction: direction)
        if let known = schemaCache[key] { return known }
        let schema = ContractSchema(location: target.place, library: library, direction: direction)
        schemaCache[key] = schema
        schemas.append(schema)
        return schema
    }

    /// Tells of a node that cannot be a schema.
    func isSchema(_ node: DocumentNode) -> Bool {
        if node.node.entries != nil { return true }
        if version.allowsBooleanSchemas, node.node.scalar?.boolValue != nil { return true }
        diagnostics.error(
            at: node.location, "the schema is \(node.node.typeDescription), expected a mapping", id: "wrong-type")
        return false
    }

    /// Loads what stands at a node once, so that a component which many operations share is told of once.
    func once<Value>(_ node: DocumentNode, _ kind: String, _ load: () -> Value?) -> Value? {
        let key = LoadedKey(node: ObjectIdentifier(node.node), kind: kind)
        if let known = loaded[key] { return known as? Value }
        guard let value = load() else {
            loaded[key] = ()
            return nil
        }
        loaded[key] = value
        return value
    }

    /// Adds a finding unless the same was added at the same place.
    func tellOnce(_ severity: Diagnostic.Severity, at location: SourceLocation, _ message: String, id: String) {
        let diagnostic = Diagnostic(severity, at: location, message, id: id)
        if told.insert(diagnostic).inserted { diagnostics.add(diagnostic) }
    }

    /// A reader of a mapping; tells when the node is none.
    func mapping(_ node: DocumentNode, _ subject: String) -> MappingReader? {
        MappingReader(node.node, subject: subject, into: diagnostics)
    }

    /// Warns of keys that an object of the specification does not have: a document of a vendor may have strays, and is
    /// played all the same.
    func warnOfUnknownKeys(_ node: DocumentNode, _ subject: String, allowed: [String]) {
        for member in node.members where !allowed.contains(member.entry.key) {
            let nearest = NearestName.find(member.entry.key, among: allowed).map { ", did you mean \"\($0)\"?" }
            diagnostics.warning(
                at: member.entry.keyLocation, "unknown key \"\(member.entry.key)\" in \(subject)" + (nearest ?? ""),
                id: "unknown-key")
        }
    }
}
