internal import JSONModel
internal import JSONSchema

/// The documents that variants of a response start from: with all fields, and with those only that must be there.
struct BaseDocument {
    /// Every field that a response may have, as far as they go together.
    let full: JSONValue
    /// No field that may be left out.
    let required: JSONValue

    private static let deepest = 8

    /// Makes the documents; nil when none can be made that is valid.
    ///
    /// - Parameters:
    ///   - place: The schema.
    ///   - examples: The documented examples, of which the first that is valid is taken.
    ///   - isValid: Whether the schema allows a document.
    init?(_ place: SchemaPlace, examples: [JSONValue], isValid: (JSONValue) -> Bool) {
        let made = [0, 1, 3, 6].lazy.compactMap { VariantValues.value(of: place, depth: $0) }
        guard let start = examples.first(where: { isValid($0) && !$0.isNull }) ?? made.first(where: isValid) else {
            return nil
        }
        full = Self.apply(Self.completions(of: start, [place], at: .root), to: start, isValid)
        required = Self.apply(Self.omissions(from: full, [place], at: .root), to: full, isValid)
    }

    private struct Edit {
        let pointer: JSONPointer
        let value: JSONValue?
    }

    /// Makes all edits at once, or where they do not go together those that do, one after the other.
    private static func apply(_ edits: [Edit], to start: JSONValue, _ isValid: (JSONValue) -> Bool) -> JSONValue {
        let all = edits.reduce(start) { $0.setting($1.value, at: $1.pointer) }
        if isValid(all) { return all }
        return edits.reduce(start) { document, edit in
            let next = document.setting(edit.value, at: edit.pointer)
            return isValid(next) ? next : document
        }
    }

    /// What a document lacks: fields, values where null stands, an element in an empty list, an entry in an empty map.
    private static func completions(of value: JSONValue, _ places: [SchemaPlace], at pointer: JSONPointer) -> [Edit] {
        let level = pointer.tokens.count
        guard level < deepest else { return [] }
        func make(_ places: [SchemaPlace]) -> JSONValue? {
            places.lazy.compactMap { VariantValues.value(of: $0, depth: max(0, min(2, 4 - level))) }.first
        }
        let view = SchemaView(places, of: value)
        switch value {
        case .null:
            return make(places).map { [Edit(pointer: pointer, value: $0)] } ?? []
        case .object(let object):
            var edits: [Edit] = []
            for name in object.names where view.isWriteOnly(name) {
                edits.append(Edit(pointer: pointer.appending(name), value: nil))
            }
            let names = view.propertyNames
            for name in names + object.names.filter({ !names.contains($0) && !view.isWriteOnly($0) }) {
                if let member = object[name] {
                    edits += completions(of: member, view.member(name), at: pointer.appending(name))
                } else if let member = make(view.member(name)) {
                    edits.append(Edit(pointer: pointer.appending(name), value: member))
                }
            }
            if names.isEmpty, object.isEmpty, let name = VariantValues.entryNames(view, count: 1).first,
                let entry = make(view.entrySchemas)
            {
                edits.append(Edit(pointer: pointer.appending(name), value: entry))
            }
            if let (name, value) = VariantAlternatives.discriminator(places, of: .object(object)) {
                edits.append(Edit(pointer: pointer.appending(name), value: value))
            }
            return edits
        case .array(let elements):
            guard let first = elements.first else {
                return make(view.element(0)).map { [Edit(pointer: pointer, value: .array([$0]))] } ?? []
            }
            return completions(of: first, view.element(0), at: pointer.appending(0))
        case .bool, .number, .string: return []
        }
    }

    /// The fields of a document that may be left out.
    private static func omissions(from value: JSONValue, _ places: [SchemaPlace], at pointer: JSONPointer) -> [Edit] {
        let view = SchemaView(places, of: value)
        switch value {
        case .object(let object):
            let required = view.required
            let isMap = !view.entrySchemas.isEmpty
            let names = view.propertyNames
            return object.names.flatMap { name -> [Edit] in
                let pointer = pointer.appending(name)
                // An entry of a map is no field.
                if required.contains(name) || (isMap && !names.contains(name)) {
                    return object[name].map { omissions(from: $0, view.member(name), at: pointer) } ?? []
                }
                return [Edit(pointer: pointer, value: nil)]
            }
        case .array(let elements):
            return elements.enumerated().flatMap { index, element in
                omissions(from: element, view.element(index), at: pointer.appending(index))
            }
        case .null, .bool, .number, .string: return []
        }
    }
}
