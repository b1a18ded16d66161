internal import HTTPModel
internal import JSONModel
internal import JSONSchema

/// Collects the variants of one documented response.
struct DocumentedVariants {
    private let response: DocumentedResponse
    private let checker: ResponseChecker
    /// The key in the contract, which begins every id: `200`, `4XX`, `default`.
    private let key: String
    private let status: Status
    /// The documented header fields that are sent.
    private let headers: [(name: FieldName, value: String)]
    private(set) var variants: [ResponseVariant] = []
    private(set) var notes: [String] = []
    private var ids: Set<String> = []

    init(_ response: DocumentedResponse, of operation: Operation) {
        self.response = response
        key = response.status.description
        status = response.exampleStatus
        let checker = ResponseChecker(operation)
        self.checker = checker
        let status = response.exampleStatus
        let stated = (try? ExampleResponse(response))?.headers ?? []
        let required = response.headers.filter(\.isRequired).map(\.name)
        headers = stated.filter { header in
            // A field that breaks its own schema is left out where it may be.
            let place = Violation.Place.header(header.name.canonical)
            let fields: HeaderFields = [header.name: header.value]
            return required.contains(header.name)
                || !checker.check(Response(status: status, fields: fields)).contains { $0.place == place }
        }
    }

    mutating func make() {
        guard !response.content.isEmpty, !status.forbidsContent else {
            add(.documented, value: nil, mediaType: nil, "as documented")
            return
        }
        let main = response.content.firstIndex { $0.mediaType.isJSON && $0.schema != nil } ?? 0
        make(response.content[main])
        for (index, content) in response.content.enumerated() where index != main {
            let mediaType = ExampleResponse.concrete(content.mediaType)
            guard let value = content.examples.first?.value ?? Self.synthesized(content) else { continue }
            add(.content, label: mediaType.description, value: value, mediaType: mediaType, "as \(mediaType)")
        }
        let isUnknown = { (variant: ResponseVariant) in
            variant.kind == .unknownField || variant.kind == .unknownEnum
        }
        variants = variants.filter { !isUnknown($0) } + variants.filter(isUnknown)
    }

    private static func synthesized(_ content: MediaTypeContent) -> JSONValue? {
        content.documentedSchema.map { SchemaExample.value(of: $0, in: .response) }
    }

    private mutating func make(_ content: MediaTypeContent) {
        let mediaType = ExampleResponse.concrete(content.mediaType)
        for example in content.examples where example.name != "default" {
            add(
                .example, label: example.name, value: example.value, mediaType: mediaType,
                "with the example \"\(example.name)\"")
        }
        let lone = content.examples.first { $0.name == "default" }?.value
        guard mediaType.isJSON, let documented = content.documentedSchema, let schema = documented.compiled else {
            if variants.isEmpty {
                add(.documented, value: lone ?? Self.synthesized(content), mediaType: mediaType, "as documented")
            }
            return
        }
        let place = SchemaPlace(documented)
        let base = BaseDocument(place, examples: content.examples.map(\.value), isValid: schema.isValid)
        if variants.isEmpty {
            add(.documented, value: lone, orElse: base?.full, mediaType: mediaType, "as documented")
        }
        guard let base else {
            notes.append("\(key): no content could be made that obeys its schema, so nothing of it is varied")
            return
        }
        if base.full.objectValue != nil || base.full.arrayValue != nil {
            add(.requiredOnly, value: base.required, mediaType: mediaType, "with required fields only")
            add(.allFields, value: base.full, mediaType: mediaType, "with all fields")
        }
        var walker = VariantWalker(isValid: schema.isValid)
        walker.walk(base.full, place)
        if walker.isCut { notes.append("\(key): its schema has more variants than are looked for") }
        add(walker.candidates, base.full, mediaType)
    }

    /// Adds a response that the contract is to allow; the second value where the first breaks it.
    private mutating func add(
        _ kind: VariantKind, label: String? = nil, value: JSONValue?, orElse other: JSONValue? = nil,
        mediaType: MediaType?, _ detail: String
    ) {
        let id = "\(key)/\(kind.rawValue)" + (label.map { ":" + $0 } ?? "")
        for value in [value, other] where value != nil || mediaType == nil {
            let variant = ResponseVariant(
                id: id, kind: kind, summary: "\(status) \(detail)", status: status, fields: fields(mediaType),
                value: value, pointer: nil, conformance: .within)
            guard checker.check(variant.response).isEmpty, ids.insert(id).inserted else { continue }
            variants.append(variant)
            return
        }
        notes.append("\(id) is left out: it breaks the contract")
    }

    private func fields(_ mediaType: MediaType?) -> HeaderFields {
        var fields = HeaderFields()
        if let mediaType { fields.append(.contentType, mediaType.description) }
        for header in headers { fields.append(header.name, header.value) }
        return fields
    }

    /// Adds what a walk proposes; what is the same message as one of its kind, or as that with all fields, is named
    /// there.
    private mutating func add(_ candidates: [VariantCandidate], _ full: JSONValue, _ mediaType: MediaType) {
        let fields = fields(mediaType)
        var seen: [VariantKind: [JSONValue: Int]] = [:]
        let whole = variants.lastIndex { $0.kind == .allFields }
        for candidate in candidates {
            var id = "\(key)/\(candidate.id)"
            var number = 2
            while !ids.insert(id).inserted {
                id = "\(key)/\(candidate.id)~\(number)"
                number += 1
            }
            if let same = candidate.document == full ? whole : seen[candidate.kind]?[candidate.document] {
                variants[same].alsoCovers.append(id)
                continue
            }
            seen[candidate.kind, default: [:]][candidate.document] = variants.count
            variants.append(
                ResponseVariant(
                    id: id, kind: candidate.kind, summary: "\(status) \(candidate.detail)", status: status,
                    fields: fields, value: candidate.document, pointer: candidate.pointer,
                    conformance: candidate.conformance))
        }
    }
}
