internal import HTTPModel
internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// Reads parameters (OpenAPI 3.1, Parameter Object).
struct ParameterLoader {
    let context: LoadContext

    private static let keys = [
        "name", "in", "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved",
        "schema", "example", "examples", "content",
    ]

    /// The parameters that a holder of `parameters` lists; of two with the same name and place the first counts.
    func list(_ holder: DocumentNode) -> [Parameter] {
        guard let node = holder["parameters"] else { return [] }
        guard node.node.elements != nil else {
            context.diagnostics.error(
                at: node.location, "\"parameters\" is \(node.node.typeDescription), expected a sequence",
                id: "wrong-type")
            return []
        }
        var found: [Parameter] = []
        for element in node.elements {
            guard let parameter = load(element) else { continue }
            if found.contains(where: { $0.isSame(as: parameter) }) {
                context.diagnostics.error(
                    at: element.location,
                    "the \(parameter.place.rawValue) parameter \"\(parameter.name)\" is listed twice",
                    id: "duplicate-parameter")
            } else {
                found.append(parameter)
            }
        }
        return found
    }

    /// Reads one parameter; nil after telling why.
    func load(_ node: DocumentNode) -> Parameter? {
        guard let node = context.documents.resolve(node) else { return nil }
        return context.once(node, "parameter") { read(node) }
    }

    private func read(_ node: DocumentNode) -> Parameter? {
        guard let reader = context.mapping(node, "the parameter") else { return nil }
        context.warnOfUnknownKeys(node, "the parameter", allowed: Self.keys)
        let name = reader.required("name", .string)
        let places = ["path", "query", "header", "cookie"]
        let place = reader.required("in", .oneOf(places)).flatMap { Parameter.Place(rawValue: $0) }
        guard let name, let place else { return nil }
        let required = reader.optional("required", .boolean)
        if place == .path, required != true {
            context.diagnostics.warning(
                at: reader.optional("required")?.location ?? node.location,
                "the path parameter \"\(name)\" is not \"required: true\"; it is taken as required",
                id: "optional-path-parameter")
        }
        let style = style(reader, place)
        checkReserved(reader, place)
        let content = node["content"].flatMap { ContentLoader(context: context, direction: .request).content($0) }
        checkShape(node, name, content)
        let examples = ContentLoader(context: context, direction: .request).examples(node)
        let schema = node["schema"].flatMap { context.schema($0, .request) } ?? content?.first?.documentedSchema
        return Parameter(
            name: name, place: place, isRequired: required ?? false,
            allowsEmptyValue: reader.optional("allowEmptyValue", .boolean) ?? false, style: style,
            explodes: reader.optional("explode", .boolean), mediaType: content?.first?.mediaType, schema: schema,
            example: examples.first?.value ?? content?.first?.examples.first?.value,
            description: reader.optional("description", .string), location: node.location)
    }

    private func style(_ reader: MappingReader, _ place: Parameter.Place) -> ParameterStyle? {
        let allowed = ParameterStyle.allowed(in: place).map(\.rawValue)
        return reader.optional("style", .oneOf(allowed)).flatMap { ParameterStyle(rawValue: $0) }
    }

    private func checkReserved(_ reader: MappingReader, _ place: Parameter.Place) {
        guard place != .query, place != .cookie, let node = reader.optional("allowReserved") else { return }
        context.diagnostics.error(
            at: node.location, "\"allowReserved\" stands in a \(place.rawValue) parameter, expected in a query only",
            id: "misplaced-key")
    }

    private func checkShape(_ node: DocumentNode, _ name: String, _ content: [MediaTypeContent]?) {
        switch (node["schema"], node["content"]) {
        case (.some, .some):
            context.diagnostics.error(
                at: node.location, "the parameter \"\(name)\" has \"schema\" and \"content\", expected one of them",
                id: "conflicting-keys")
        case (nil, nil):
            context.diagnostics.warning(
                at: node.location, "the parameter \"\(name)\" has neither \"schema\" nor \"content\"",
                id: "missing-key")
        case (nil, .some(let node)) where content?.count != 1:
            context.diagnostics.warning(
                at: node.location, "\"content\" of the parameter \"\(name)\" is expected to have one media type",
                id: "wrong-count")
        default: break
        }
    }
}

extension Parameter {
    /// True when both name the same part of a request.
    func isSame(as other: Parameter) -> Bool {
        place == other.place && (place == .header ? fieldName == other.fieldName : name == other.name)
    }
}
