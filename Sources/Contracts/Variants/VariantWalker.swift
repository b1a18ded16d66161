internal import JSONModel
internal import JSONSchema

/// Walks through a document and its schema and proposes what may stand in each place instead.
struct VariantWalker {
    private static let deepest = 10
    /// The most proposals for one response; beyond that the walk ends.
    static let maximumCount = 1_000

    private(set) var candidates: [VariantCandidate] = []
    /// True when the walk ended early.
    private(set) var isCut = false
    let isValid: (JSONValue) -> Bool

    /// Makes a walker.
    ///
    /// - Parameter isValid: Whether the response's schema allows a document.
    init(isValid: @escaping (JSONValue) -> Bool) {
        self.isValid = isValid
    }

    /// A value of a document with what is stated for it.
    struct Spot {
        /// The whole document.
        var document: JSONValue
        /// The value.
        var value: JSONValue
        /// Where the value stands.
        var pointer: JSONPointer
        var view: SchemaView
        /// The schemas that are stated for the value.
        var places: [SchemaPlace]
        /// The alternative of another place that the document was made with.
        var setting: String?

        init(
            _ value: JSONValue, _ places: [SchemaPlace], at pointer: JSONPointer, in document: JSONValue,
            setting: String?
        ) {
            self.document = document
            self.value = value
            self.pointer = pointer
            self.places = places
            self.setting = setting
            view = SchemaView(places, of: value)
        }

        /// The place in words.
        var text: String { pointer.tokens.isEmpty ? "the content" : pointer.description }

        func below(_ token: String, _ value: JSONValue, _ places: [SchemaPlace]) -> Spot {
            Spot(value, places, at: pointer.appending(token), in: document, setting: setting)
        }
    }

    /// Walks a whole document.
    mutating func walk(_ document: JSONValue, _ place: SchemaPlace) {
        walk(Spot(document, [place], at: .root, in: document, setting: nil))
    }

    private mutating func walk(_ spot: Spot, choosingAlternatives choosesAlternatives: Bool = true) {
        guard candidates.count < Self.maximumCount else {
            isCut = true
            return
        }
        guard spot.pointer.tokens.count <= Self.deepest else { return }
        if choosesAlternatives, SchemaView.namesNull(spot.places), !spot.value.isNull {
            propose(.null, spot, [.null], "with \(spot.text) null")
        }
        addEnumeration(spot)
        if choosesAlternatives { addAlternatives(spot) }
        switch spot.value {
        case .object(let object): walk(object, spot)
        case .array(let elements): walk(elements, spot)
        case .number: addBounds(spot)
        case .string: addLengths(spot)
        case .null, .bool: break
        }
    }

    /// Adds the first of several values that the schema allows at a spot.
    private mutating func propose(
        _ kind: VariantKind, _ spot: Spot, label: String? = nil, _ values: [JSONValue], _ detail: String
    ) {
        for value in values {
            let document = spot.document.setting(value, at: spot.pointer)
            guard isValid(document) else { continue }
            add(kind, spot, spot.pointer, label, document, detail, .within)
            return
        }
    }

    /// Adds what the contract does not name; whether it refuses it is for the schema to say.
    private mutating func proposeUnknown(
        _ kind: VariantKind, _ spot: Spot, _ value: JSONValue, _ detail: String, open: String
    ) {
        let document = spot.document.setting(value, at: spot.pointer)
        let isOpen = isValid(document)
        add(
            kind, spot, spot.pointer, nil, document, detail + (isOpen ? open : ""),
            isOpen ? .undocumentedButAllowed : .outside)
    }

    private mutating func add(
        _ kind: VariantKind, _ spot: Spot, _ pointer: JSONPointer, _ label: String?, _ document: JSONValue,
        _ detail: String, _ conformance: ResponseVariant.Conformance
    ) {
        let detail = spot.setting == nil ? detail : "\(detail) (\(spot.setting ?? ""))"
        candidates.append(
            VariantCandidate(
                kind: kind, pointer: pointer, label: label, setting: spot.setting, document: document, detail: detail,
                conformance: conformance))
    }

    private mutating func addEnumeration(_ spot: Spot) {
        let lists = spot.view.values("enum").compactMap(\.arrayValue)
        guard let values = lists.min(by: { $0.count < $1.count }) else { return }
        for value in values where !value.isNull {
            propose(
                .enumeration, spot, label: value.variantLabel, [value],
                "with \(spot.text) = \(value.compactText)")
        }
        addUnknown(beyond: lists.flatMap(\.self), spot)
    }

    private mutating func addUnknown(beyond values: [JSONValue], _ spot: Spot) {
        guard let value = VariantValues.value(beyond: values) else { return }
        proposeUnknown(
            .unknownEnum, spot, value, "with the undocumented value \(value.compactText) in \(spot.text)",
            open: ", which the open schema allows")
    }

    private mutating func addAlternatives(_ spot: Spot) {
        for part in spot.view.parts {
            for kind in [VariantKind.oneOf, .anyOf] {
                guard let alternatives = VariantAlternatives(part, kind) else { continue }
                for choice in alternatives.choices { add(choice, of: alternatives, spot) }
                if let values = alternatives.constants, spot.view.values("enum").isEmpty {
                    addUnknown(beyond: values, spot)
                }
            }
        }
    }

    private mutating func add(
        _ choice: VariantAlternatives.Choice, of alternatives: VariantAlternatives, _ spot: Spot
    ) {
        let name = Int(choice.name) == nil ? choice.name : "alternative \(choice.name)"
        let isTaken = choice.place.accepts(spot.value)
        let values = isTaken ? [spot.value] : alternatives.values(of: choice, insteadOf: spot.value)
        let count = candidates.count
        propose(alternatives.kind, spot, label: choice.name, values, "with \(spot.text) as \(name)")
        // Only one alternative at a time is walked through, so that their number does not multiply.
        guard !isTaken, spot.setting == nil, candidates.count > count, let made = candidates.last,
            let value = spot.pointer.evaluate(in: made.document)
        else { return }
        let other = Spot(value, spot.places, at: spot.pointer, in: made.document, setting: made.id)
        walk(other, choosingAlternatives: false)
    }
}

extension VariantWalker {
    private mutating func walk(_ object: JSONObject, _ spot: Spot) {
        let names = spot.view.propertyNames
        let required = spot.view.required
        let entries = object.names.filter { !names.contains($0) }
        let schemas = spot.view.entrySchemas
        if schemas.isEmpty {
            var name = "unknownField"
            while object[name] != nil { name += "_" }
            var wider = object
            wider[name] = "unexpected"
            proposeUnknown(
                .unknownField, spot, .object(wider), "with the undocumented field \(spot.pointer.appending(name))",
                open: ", which the open schema allows")
        } else {
            addEntries(object, names: entries, spot)
        }
        for name in names {
            guard let member = object[name] else { continue }
            if !required.contains(name) {
                let pointer = spot.pointer.appending(name)
                let document = spot.document.setting(nil, at: pointer)
                if isValid(document) {
                    add(.without, spot, pointer, nil, document, "without the optional \(pointer)", .within)
                }
            }
            walk(spot.below(name, member, spot.view.member(name)))
        }
        if !schemas.isEmpty, let name = entries.first, let entry = object[name] {
            walk(spot.below(name, entry, spot.view.member(name)))
        }
    }

    private mutating func addEntries(_ object: JSONObject, names: [String], _ spot: Spot) {
        let schema = spot.view.entrySchemas.first
        guard let sample = names.first.flatMap({ object[$0] }) ?? schema.flatMap({ VariantValues.value(of: $0) })
        else { return }
        func map(_ count: Int) -> JSONValue {
            var map = object
            for name in names.dropFirst(count) { map[name] = nil }
            let more = VariantValues.entryNames(spot.view, count: count).filter { map[$0] == nil }
            for name in more.prefix(max(0, count - names.count)) { map[name] = sample }
            return .object(map)
        }
        let most = spot.view.least("maxProperties")?.intValue ?? .max
        let many = min(max(3, spot.view.greatest("minProperties")?.intValue ?? 0), most)
        propose(.entries, spot, label: "0", [map(0)], "with no entry in \(spot.text)")
        propose(.entries, spot, label: "1", [map(1)], "with one entry in \(spot.text)")
        if many > 1, many <= VariantValues.longestList {
            propose(.entries, spot, label: "many", [map(many)], "with \(many) entries in \(spot.text)")
        }
        let fixed = object.count - names.count
        if let least = spot.view.greatest("minProperties")?.intValue, least > 0, least <= VariantValues.longestList {
            propose(
                .minProperties, spot, [map(max(0, least - fixed))],
                "with \(least) members in \(spot.text), its minProperties")
        }
        if most <= VariantValues.longestList {
            propose(
                .maxProperties, spot, [map(max(0, most - fixed))],
                "with \(most) members in \(spot.text), its maxProperties")
        }
    }

    private mutating func walk(_ elements: [JSONValue], _ spot: Spot) {
        func lists(_ count: Int) -> [JSONValue] {
            guard count <= VariantValues.longestList else { return [] }
            return VariantValues.list(spot.view, of: elements, count: count).map { [.array($0)] } ?? []
        }
        let least = spot.view.greatest("minItems")?.intValue ?? 0
        let most = spot.view.least("maxItems")?.intValue ?? .max
        let many = min(max(3, least), most)
        propose(.items, spot, label: "0", [[]], "with no item in \(spot.text)")
        propose(.items, spot, label: "1", lists(1), "with one item in \(spot.text)")
        if many > 1 { propose(.items, spot, label: "many", lists(many), "with \(many) items in \(spot.text)") }
        if least > 0 { propose(.minItems, spot, lists(least), "with \(least) items in \(spot.text), its minItems") }
        propose(.maxItems, spot, lists(most), "with \(most) items in \(spot.text), its maxItems")
        for (index, element) in elements.prefix(max(1, spot.view.tupleLength)).enumerated() {
            walk(spot.below(String(index), element, spot.view.element(index)))
        }
    }

    private mutating func addBounds(_ spot: Spot) {
        guard spot.view.values("enum").isEmpty, spot.view.values("const").isEmpty else { return }
        for kind in [VariantKind.minimum, .maximum] {
            let numbers = VariantValues.bounds(spot.view, isLower: kind == .minimum)
            for number in numbers {
                let count = candidates.count
                propose(kind, spot, [.number(number)], "with \(spot.text) = \(number), its \(kind.rawValue)")
                if candidates.count > count { break }
            }
        }
    }

    private mutating func addLengths(_ spot: Spot) {
        for kind in [VariantKind.minLength, .maxLength] {
            let bound = kind == .minLength ? spot.view.greatest("minLength") : spot.view.least("maxLength")
            guard let length = bound?.intValue, let text = VariantValues.text(spot.view, length: length) else {
                continue
            }
            let unit = length == 1 ? "character" : "characters"
            propose(kind, spot, [text], "with \(length) \(unit) in \(spot.text), its \(kind.rawValue)")
        }
    }
}
