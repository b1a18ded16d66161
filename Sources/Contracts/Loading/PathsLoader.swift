internal import HTTPModel
internal import JSONModel
internal import JSONSchema
internal import SourceDocuments
internal import Support

/// Reads the operations of a document (OpenAPI 3.1, Paths, Path Item and Operation Objects).
struct PathsLoader {
    let context: LoadContext
    let documentBasePaths: [String]

    private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
    private static let otherKeys = [
        "$ref", "summary", "description", "servers", "parameters", "query", "additionalOperations",
    ]

    /// The operations in the order of the document.
    func load(_ root: DocumentNode) -> [Operation] {
        guard let paths = root["paths"], context.mapping(paths, "\"paths\"") != nil else { return [] }
        let inherited = Inherited(
            security: SecurityLoader(context: context).requirements(root) ?? [], isHTTPSOnly: isHTTPSOnly(root) ?? false
        )
        var operations: [Operation] = []
        var shapes: [String: SourceNode.Entry] = [:]
        for (entry, value) in paths.members {
            guard checkTemplate(entry, &shapes) else { continue }
            load(entry, value, inherited, into: &operations)
        }
        checkNames(operations)
        return operations
    }

    private func checkTemplate(_ entry: SourceNode.Entry, _ shapes: inout [String: SourceNode.Entry]) -> Bool {
        if let problem = PathTemplate.problem(in: entry.key) {
            context.diagnostics.error(
                at: entry.keyLocation, "the path \"\(entry.key)\" \(problem)", id: "bad-path-template")
            return false
        }
        let template = PathTemplate(entry.key)
        if template.hasSuffix {
            context.diagnostics.warning(
                at: entry.keyLocation,
                "the path \"\(entry.key)\" goes on behind its end with \"#\" or \"?\"; requests cannot tell it from the path "
                    + "without, which is served", id: "path-suffix")
            return true
        }
        if let earlier = shapes.updateValue(entry, forKey: template.shape) {
            context.diagnostics.error(
                at: entry.keyLocation,
                "the path \"\(entry.key)\" matches the same requests as \"\(earlier.key)\" "
                    + "(\(earlier.keyLocation.fileAndLine))", id: "duplicate-path")
        }
        return true
    }

    /// What the document says for all its operations.
    private struct Inherited {
        let security: [SecurityRequirement]
        let isHTTPSOnly: Bool
    }

    /// Whether `x-https-only` stands there and is true; nil when it does not stand there.
    private func isHTTPSOnly(_ node: DocumentNode) -> Bool? {
        node["x-https-only"].flatMap { context.diagnostics.read($0.node, as: .boolean, subject: "\"x-https-only\"") }
    }

    private func load(
        _ path: SourceNode.Entry, _ node: DocumentNode, _ inherited: Inherited,
        into operations: inout [Operation]
    ) {
        guard let item = context.documents.resolve(node),
            let reader = context.mapping(item, "the path \"\(path.key)\"")
        else { return }
        let keys = Self.methods + Self.otherKeys
        for member in item.members where !keys.contains(member.entry.key) {
            let nearest = NearestName.find(member.entry.key, among: keys).map { ", did you mean \"\($0)\"?" }
            context.diagnostics.error(
                at: member.entry.keyLocation,
                "unknown key \"\(member.entry.key)\" in the path \"\(path.key)\""
                    + (nearest ?? ", expected a method such as get"), id: "unknown-key")
        }
        let shared = ParameterLoader(context: context).list(item)
        let servers = ServerLoader(context: context).basePaths(item)
        let template = PathTemplate(path.key)
        for entry in reader.entries where Self.methods.contains(entry.key) {
            guard let child = item[entry.key] else { continue }
            let owner = Owner(
                template: template, method: Method(entry.key.uppercased()), keyLocation: entry.keyLocation,
                parameters: shared, basePaths: servers ?? documentBasePaths, inherited: inherited)
            if let operation = load(child, owner, operations.count) { operations.append(operation) }
        }
    }

    /// What an operation has from its path and document.
    private struct Owner {
        let template: PathTemplate
        let method: Method
        let keyLocation: SourceLocation
        let parameters: [Parameter]
        let basePaths: [String]
        let inherited: Inherited
    }

    private func load(_ node: DocumentNode, _ owner: Owner, _ index: Int) -> Operation? {
        let subject = "\(owner.method) \(owner.template)"
        guard let reader = context.mapping(node, subject) else { return nil }
        context.warnOfUnknownKeys(
            node, subject,
            allowed: [
                "tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody",
                "responses", "callbacks", "deprecated", "security", "servers",
            ])
        let own = ParameterLoader(context: context).list(node)
        let parameters = owner.parameters.filter { shared in !own.contains { $0.isSame(as: shared) } } + own
        return Operation(
            id: reader.optional("operationId", .string) ?? subject, index: index, method: owner.method,
            template: owner.template, basePaths: ServerLoader(context: context).basePaths(node) ?? owner.basePaths,
            location: owner.keyLocation, summary: reader.optional("summary", .string),
            parameters: checkPathParameters(parameters, owner),
            requestBody: node["requestBody"].flatMap {
                ContentLoader(context: context, direction: .request).requestBody($0)
            },
            responses: ResponseLoader(context: context).list(node),
            security: SecurityLoader(context: context).requirements(node) ?? owner.inherited.security,
            isHTTPSOnly: isHTTPSOnly(node) ?? owner.inherited.isHTTPSOnly,
            provenance: reader.optional("x-provenance", .string), source: reader.optional("x-source", .string))
    }

    /// Tells of path parameters that stand in the template or in the list only, and drops the latter.
    ///
    /// Header parameters named `Accept`, `Content-Type` and `Authorization` are ignored, as OpenAPI says.
    private func checkPathParameters(_ parameters: [Parameter], _ owner: Owner) -> [Parameter] {
        let names = owner.template.parameterNames
        for name in names where !parameters.contains(where: { $0.place == .path && $0.name == name }) {
            context.tellOnce(
                .warning, at: owner.keyLocation,
                "the path parameter \"\(name)\" of \(owner.method) \(owner.template) is not defined; any text is taken",
                id: "undefined-path-parameter")
        }
        let ignored: [FieldName] = [.accept, .contentType, .authorization]
        return parameters.filter { parameter in
            if parameter.place == .header { return !ignored.contains(parameter.fieldName) }
            guard parameter.place == .path, !names.contains(parameter.name) else { return true }
            let nearest = NearestName.find(parameter.name, among: names).map { ", did you mean \"\($0)\"?" }
            context.tellOnce(
                .warning, at: parameter.location,
                "the path parameter \"\(parameter.name)\" does not stand in \(owner.template)" + (nearest ?? ""),
                id: "unknown-path-parameter")
            return false
        }
    }

    private func checkNames(_ operations: [Operation]) {
        var seen: [String: Operation] = [:]
        for operation in operations {
            if let earlier = seen.updateValue(operation, forKey: operation.id) {
                context.diagnostics.error(
                    at: operation.location,
                    "the operationId \"\(operation.id)\" is also that of \(earlier.method) \(earlier.template) "
                        + "(\(earlier.location.fileAndLine))", id: "duplicate-operation-id")
            }
        }
    }
}
