internal import HTTPModel
internal import JSONModel
internal import JSONSchema
package import SourceDocuments
package import Support

/// Makes contracts of OpenAPI 3.0 and 3.1 documents, telling every mistake of a document at once.
///
/// What cannot be played is an error: a reference that leads nowhere, a schema that is none, a second operation of the
/// same name. What can be played all the same, such as a missing `info`, is a warning.
package struct ContractLoader {
    /// Reads a file that a reference names; the path is relative to where the main document's path is.
    package typealias FileReading = (_ path: String) throws(Diagnostic) -> SourceDocument

    private let diagnostics: DiagnosticCollector
    private let readFile: FileReading

    /// Makes a loader.
    ///
    /// - Parameters:
    ///   - diagnostics: Receives the findings.
    ///   - readFile: Reads other files.
    package init(into diagnostics: DiagnosticCollector, readFile: @escaping FileReading) {
        self.diagnostics = diagnostics
        self.readFile = readFile
    }

    /// Loads a document, reading other files that it refers to.
    ///
    /// - Parameters:
    ///   - document: The OpenAPI document.
    ///   - name: The contract's name.
    ///   - reader: Reads other files.
    ///   - diagnostics: Receives the findings.
    /// - Returns: The contract as far as it could be read, or nil when the document is no OpenAPI document.
    package static func load(
        _ document: SourceDocument, name: String, reader: some FileReader, into diagnostics: DiagnosticCollector
    ) -> Contract? {
        let loader = ContractLoader(into: diagnostics) { path throws(Diagnostic) in
            let bytes: [UInt8]
            do throws(FileError) {
                bytes = try reader.readFile(path)
            } catch {
                throw Diagnostic(
                    .error, at: SourceLocation(file: path, position: .start), error.reason, id: "unreadable-file")
            }
            return try SourceParser.parse(bytes: bytes, file: path)
        }
        return loader.load(document, name: name)
    }

    /// Loads a document.
    ///
    /// - Parameters:
    ///   - document: The OpenAPI document.
    ///   - name: The contract's name; nil for the one that its path gives.
    ///   - checkingSchemas: True to compile every schema and check every example now; false leaves that to first use,
    ///     which suits documents that were checked before.
    /// - Returns: The contract as far as it could be read, or nil when the document is no OpenAPI document.
    package func load(_ document: SourceDocument, name: String? = nil, checkingSchemas: Bool = true) -> Contract? {
        guard MappingReader(document.root, subject: "the document", into: diagnostics) != nil,
            let version = VersionReader(diagnostics: diagnostics).read(document)
        else { return nil }
        let documents = DocumentSet(main: document, diagnostics: diagnostics, readFile: readFile)
        ReferenceChecker(documents: documents).check()
        let context = LoadContext(documents: documents, diagnostics: diagnostics, version: version)
        let root = documents.root
        context.warnOfUnknownKeys(root, "the document", allowed: Self.keys)
        let title = readInfo(root, context)
        let basePaths = ServerLoader(context: context).basePaths(root) ?? [""]
        checkContainers(root, version)
        ComponentsLoader(context: context).check(root)
        let operations = PathsLoader(context: context, documentBasePaths: basePaths).load(root)
        let contract = Contract(
            name: name ?? Self.name(of: document.file), title: title, file: document.file, basePaths: basePaths,
            operations: operations)
        if checkingSchemas { ContractExaminer(context: context).examine(contract) }
        return contract
    }

    /// The name that a path gives: of the folder for `NAME/openapi.yaml`, else the file's base name.
    package static func name(of file: String) -> String {
        let parts = file.split(separator: "/")
        guard let last = parts.last else { return file }
        let base = last.lastIndex(of: ".").map { last[..<$0] } ?? last
        let isGeneric = ["openapi", "swagger", "api"].contains(base.lowercased())
        return String(isGeneric && parts.count > 1 ? parts[parts.count - 2] : base)
    }

    private static let keys = [
        "openapi", "info", "servers", "paths", "webhooks", "components", "security", "tags", "externalDocs",
        "jsonSchemaDialect", "$self",
    ]

    private func readInfo(_ root: DocumentNode, _ context: LoadContext) -> String {
        guard let node = root["info"] else {
            diagnostics.warning(at: root.location, "the document lacks the key \"info\"", id: "missing-key")
            return ""
        }
        guard let info = context.mapping(node, "\"info\"") else { return "" }
        context.warnOfUnknownKeys(
            node, "\"info\"",
            allowed: ["title", "summary", "description", "termsOfService", "contact", "license", "version"])
        for key in ["title", "version"] where info.optional(key) == nil {
            diagnostics.warning(at: node.location, "\"info\" lacks the key \"\(key)\"", id: "missing-key")
        }
        return info.optional("title", .string) ?? ""
    }

    private func checkContainers(_ root: DocumentNode, _ version: OpenAPIVersion) {
        let containers = version == .v3_0 ? ["paths"] : ["paths", "components", "webhooks"]
        if !containers.contains(where: { root[$0] != nil }) {
            let wanted = containers.map { "\"\($0)\"" }.joined(separator: ", ")
            let message =
                containers.count == 1 ? "the document lacks the key \(wanted)" : "the document has none of \(wanted)"
            diagnostics.error(at: root.location, message, id: "missing-key")
        }
    }
}
