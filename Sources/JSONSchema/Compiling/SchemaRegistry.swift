import JSONModel

/// The documents that references may lead to, with the resources and anchors inside of them.
struct SchemaRegistry {
    /// A schema with its own URI, or a whole document (JSON Schema 2020-12, section 4.3.5).
    struct Resource {
        let uri: String
        let location: SchemaLocation
        var rules: SchemaRules
        var dynamicAnchors: [String: SchemaLocation] = [:]
    }

    private let rules: SchemaRules
    private var documents: [String: JSONValue] = [:]
    private(set) var resources: [Resource] = []
    private var resourcesByURI: [String: Int] = [:]
    private var resourcesByPlace: [SchemaLocation: Int] = [:]
    private var anchors: [String: SchemaLocation] = [:]
    /// The places whose schemas were searched for identifiers, with all below them.
    private var scannedPlaces: Set<SchemaLocation> = []

    init(rules: SchemaRules) {
        self.rules = rules
    }

    /// True when a document of that identifier is known.
    func knows(_ identifier: String) -> Bool {
        documents[identifier] != nil
    }

    mutating func register(_ document: JSONValue, as identifier: String) {
        let uri = URIReference(identifier).withoutFragment
        documents[identifier] = document
        if identifier != uri { documents[uri] = document }
        let root = SchemaLocation(document: identifier, pointer: .root)
        addResource(uri: uri, at: root, rules: rules)
        if document["openapi"] != nil {
            guard let schemas = document["components"]?["schemas"]?.objectValue else { return }
            for member in schemas.members {
                scan(
                    at: SchemaLocation(
                        document: identifier, pointer: JSONPointer(tokens: ["components", "schemas", member.name])))
            }
        } else {
            scan(at: root)
        }
    }

    /// Finds the identifiers and anchors at and below a schema, unless that was done before.
    mutating func scan(at location: SchemaLocation) {
        guard !isScanned(location), let value = value(at: location) else { return }
        scannedPlaces.insert(location)
        scan(value, at: location, resource: resource(of: location), depth: 0)
    }

    private func isScanned(_ location: SchemaLocation) -> Bool {
        var tokens = location.pointer.tokens
        while true {
            let place = SchemaLocation(document: location.document, pointer: JSONPointer(tokens: tokens))
            if scannedPlaces.contains(place) { return true }
            if tokens.isEmpty { return false }
            tokens.removeLast()
        }
    }

    private mutating func scan(_ value: JSONValue, at location: SchemaLocation, resource: Int, depth: Int) {
        guard case .object(let schema) = value, depth < 500 else { return }
        var resource = resource
        var rules = resources[resource].rules
        if schema["$schema"] != nil || schema["$id"] != nil || schema["id"] != nil {
            adoptMetaSchema(of: schema, into: &rules)
            if location.pointer.tokens.isEmpty { resources[resource].rules = rules }
            resource = addIdentifier(of: schema, at: location, resource: resource, rules: rules)
        }
        if rules.hasDraft2019 {
            let uri = resources[resource].uri
            if let name = schema["$anchor"]?.stringValue { anchors["\(uri)#\(name)"] = location }
            if rules.hasDraft2020, let name = schema["$dynamicAnchor"]?.stringValue {
                anchors["\(uri)#\(name)"] = location
                resources[resource].dynamicAnchors[name] = location
            }
        }
        SubschemaKeywords.forEach(in: schema) { subschema, tokens in
            let pointer = JSONPointer(tokens: location.pointer.tokens + tokens)
            scan(
                subschema, at: SchemaLocation(document: location.document, pointer: pointer), resource: resource,
                depth: depth + 1)
        }
    }

    /// Enters the resource or anchor that `$id`, or draft 4's `id`, makes of a schema; gives the schema's resource.
    private mutating func addIdentifier(
        of schema: JSONObject, at location: SchemaLocation, resource: Int, rules: SchemaRules
    ) -> Int {
        guard let keyword = rules.identifierKeyword, let text = schema[keyword]?.stringValue,
            !(rules.referenceReplacesSiblings && schema["$ref"] != nil)
        else { return resource }
        let reference = URIReference(text)
        if !rules.hasDraft2019, let name = reference.fragment, !name.isEmpty {
            let uri = text.hasPrefix("#") ? resources[resource].uri : resolve(text, resource: resource).withoutFragment
            anchors["\(uri)#\(name)"] = location
            if text.hasPrefix("#") { return resource }
        }
        return addResource(uri: resolve(text, resource: resource).withoutFragment, at: location, rules: rules)
    }

    @discardableResult
    private mutating func addResource(uri: String, at location: SchemaLocation, rules: SchemaRules) -> Int {
        resources.append(Resource(uri: uri, location: location, rules: rules))
        resourcesByURI[uri] = resources.count - 1
        resourcesByPlace[location] = resources.count - 1
        return resources.count - 1
    }

    private func adoptMetaSchema(of schema: JSONObject, into rules: inout SchemaRules) {
        guard let text = schema["$schema"]?.stringValue else { return }
        let uri = URIReference(text).withoutFragment
        rules.adopt(metaSchema: uri)
        guard let metaSchema = documents[uri], let vocabularies = metaSchema["$vocabulary"]?.objectValue else { return }
        rules.validates = vocabularies["https://json-schema.org/draft/2020-12/vocab/validation"] != nil
        rules.assertsFormats = vocabularies["https://json-schema.org/draft/2020-12/vocab/format-assertion"] != nil
    }

    // MARK: Looking up

    func value(at location: SchemaLocation) -> JSONValue? {
        documents[location.document].flatMap { location.pointer.evaluate(in: $0) }
    }

    /// The resource that a schema with that value at that place belongs to, when the schema around it belongs to
    /// `outer`.
    func resource(of value: JSONObject, at location: SchemaLocation, within outer: Int) -> Int {
        guard value["$id"] != nil || value["id"] != nil else { return outer }
        return resourcesByPlace[location] ?? outer
    }

    /// The resource nearest around a place.
    func resource(of location: SchemaLocation) -> Int {
        var tokens = location.pointer.tokens
        while true {
            let place = SchemaLocation(document: location.document, pointer: JSONPointer(tokens: tokens))
            if let resource = resourcesByPlace[place] { return resource }
            if tokens.isEmpty { return 0 }
            tokens.removeLast()
        }
    }

    func resolve(_ reference: String, resource: Int) -> URIReference {
        URIReference(reference).resolved(against: URIReference(resources[resource].uri))
    }

    /// The schema that a reference leads to, or nil when it leads nowhere.
    func location(of reference: URIReference) -> SchemaLocation? {
        guard let resource = resourcesByURI[reference.withoutFragment], let fragment = reference.decodedFragment else {
            return nil
        }
        let root = resources[resource].location
        if fragment.isEmpty { return root }
        if fragment.hasPrefix("/") {
            guard let pointer = JSONPointer(fragment) else { return nil }
            let location = SchemaLocation(
                document: root.document, pointer: JSONPointer(tokens: root.pointer.tokens + pointer.tokens))
            return value(at: location) == nil ? nil : location
        }
        return anchors["\(reference.withoutFragment)#\(fragment)"]
            ?? anchors["\(resources[self.resource(of: root)].uri)#\(fragment)"]
    }
}
