internal import JSONModel
internal import JSONSchema

/// The alternatives of one `oneOf` or `anyOf`.
struct VariantAlternatives {
    /// One alternative with the name that ids call it by: its reference's, its title, else its place in the list.
    struct Choice {
        let name: String
        let place: SchemaPlace
    }

    let kind: VariantKind
    /// The alternatives but for null.
    let choices: [Choice]
    private let owner: SchemaPlace

    /// The alternatives of a schema; nil when it has fewer than two besides null.
    init?(_ owner: SchemaPlace, _ kind: VariantKind) {
        let places = owner.alternatives(kind.rawValue)
        var choices: [Choice] = []
        for (index, place) in places.enumerated() where !Self.isNull(place) {
            let name = Self.name(place)
            let isUnique = name != nil && places.count { Self.name($0) == name } == 1
            choices.append(Choice(name: isUnique ? name ?? "" : String(index), place: place))
        }
        guard choices.count > 1 else { return nil }
        self.kind = kind
        self.choices = choices
        self.owner = owner
    }

    private static func name(_ place: SchemaPlace) -> String? {
        if let name = place.name { return name }
        return place.json["const"].flatMap { $0.arrayValue == nil && $0.objectValue == nil ? $0.variantLabel : nil }
    }

    private static func isNull(_ place: SchemaPlace) -> Bool {
        if place.json["type"]?.stringValue == "null" { return true }
        let stated = place.json["enum"]?.arrayValue ?? place.json["const"].map { [$0] } ?? []
        return !stated.isEmpty && stated.allSatisfy(\.isNull)
    }

    /// The values that the alternatives state, when each states nothing else.
    var constants: [JSONValue]? {
        let values = choices.map { $0.place.json["enum"]?.arrayValue ?? $0.place.json["const"].map { [$0] } }
        return values.contains { $0 == nil } ? nil : values.flatMap { $0 ?? [] }
    }

    /// Values of an alternative in the place of another value, the most likely first.
    func values(of choice: Choice, insteadOf value: JSONValue) -> [JSONValue] {
        guard var made = VariantValues.value(of: choice.place) else { return [] }
        if case .object(var object) = made, let (name, key) = key(of: choice.place) {
            if !Self.states(choice.place, name) { object[name] = key }
            made = .object(object)
        }
        guard case .object(let own) = made, case .object(let other) = value else { return [made] }
        // What the schema states beside its alternatives stays.
        let shared = owner.conjuncts.flatMap { $0.json["properties"]?.objectValue?.names ?? [] }
        var merged = own
        for member in other.members where own[member.key] == nil && shared.contains(member.name) {
            merged[member.key] = member.value
        }
        return [.object(merged), made]
    }

    /// The member by which OpenAPI tells alternatives apart, and its value for one of them (Discriminator Object).
    private func key(of place: SchemaPlace) -> (name: String, value: JSONValue)? {
        guard let discriminator = owner.json["discriminator"],
            let property = discriminator["propertyName"]?.stringValue, let name = place.location.pointer.tokens.last
        else { return nil }
        let mapped = discriminator["mapping"]?.objectValue?.members.first { member in
            member.value.stringValue.map { $0 == name || $0.hasSuffix("/" + name) } ?? false
        }
        // An alternative that stands in the list itself has no name.
        return Int(name) == nil ? (property, .string(mapped?.name ?? name)) : nil
    }

    /// Whether an alternative itself states what a member may be.
    private static func states(_ place: SchemaPlace, _ name: String) -> Bool {
        place.conjuncts.contains { part in
            let member = part.json["properties"]?[name]
            return member?["enum"] != nil || member?["const"] != nil
        }
    }

    /// The discriminating member that a value lacks or has wrong, with its right value.
    static func discriminator(_ places: [SchemaPlace], of value: JSONValue) -> (name: String, value: JSONValue)? {
        for part in places.flatMap(\.conjuncts) where part.json["discriminator"] != nil {
            for kind in [VariantKind.oneOf, .anyOf] {
                guard let alternatives = VariantAlternatives(part, kind) else { continue }
                let keys = alternatives.choices.compactMap { alternatives.key(of: $0.place)?.value }
                for choice in alternatives.choices where choice.place.accepts(value) {
                    guard let key = alternatives.key(of: choice.place), !states(choice.place, key.name),
                        let stated = value[key.name], !keys.contains(stated)
                    else { continue }
                    return key
                }
            }
        }
        return nil
    }
}
