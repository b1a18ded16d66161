import Contracts
import HTTPModel
import JSONModel

/// Finds the rules of a long list that a request can meet, by the values that they want to be equal to.
///
/// Ten thousand rules that differ by one path segment, header, query item, cookie or node of the body then cost about as
/// much as one. Immutable, so any thread may use it.
struct RuleIndex: Sendable {
    /// What part of a request a rule's equality is about.
    enum Part: Hashable, Sendable {
        case path(String)
        case query(String)
        case header(FieldName)
        case cookie(String)
        case body(JSONPointer)
    }

    /// The places in the list, by the values that they want of one part.
    private struct Table: Sendable {
        let part: Part
        var places: [JSONValue: [Int]] = [:]
    }

    private let tables: [Table]
    /// The places of rules that no table holds.
    private let others: [Int]

    /// Fewer rules are tried one by one just as fast.
    private static let shortest = 16

    /// Makes the index of a list; nil for one that is tried one by one.
    init?(_ rules: [Rule]) {
        guard rules.count >= Self.shortest else { return nil }
        let equalities = rules.map { $0.condition?.equalities ?? [] }
        var values: [Part: Set<JSONValue>] = [:]
        for equality in equalities.joined() { values[equality.part, default: []].formUnion(equality.values) }
        var tables: [Part: Table] = [:]
        var others: [Int] = []
        for (place, own) in equalities.enumerated() {
            // The part that tells the most rules apart.
            let best = own.max { (values[$0.part]?.count ?? 0) < (values[$1.part]?.count ?? 0) }
            guard let best else {
                others.append(place)
                continue
            }
            for value in Set(best.values) {
                tables[best.part, default: Table(part: best.part)].places[value, default: []].append(place)
            }
        }
        guard !tables.isEmpty else { return nil }
        self.tables = Array(tables.values)
        self.others = others
    }

    /// The places of the rules that a request can meet, in order.
    func places(for checked: CheckedRequest) -> [Int] {
        var found: [Int] = []
        for table in tables {
            for value in checked.values(of: table.part) {
                if let places = table.places[value] { found += places }
            }
        }
        if found.isEmpty { return others }
        found += others
        found.sort()
        var last = -1
        found.removeAll { place in
            defer { last = place }
            return place == last
        }
        return found
    }
}

extension Condition {
    /// An equality that must hold: one of some values of a part of the request.
    struct Equality {
        let part: RuleIndex.Part
        let values: [JSONValue]
    }

    /// The equalities among the tests that must all hold.
    fileprivate var equalities: [Equality] {
        tests.compactMap { test in
            switch test {
            case .path(let name, let matcher): matcher.wantedTexts.map { Equality(part: .path(name), values: $0) }
            case .query(let name, let matcher): matcher.wantedTexts.map { Equality(part: .query(name), values: $0) }
            case .header(let name, let matcher): matcher.wantedTexts.map { Equality(part: .header(name), values: $0) }
            case .cookie(let name, let matcher): matcher.wantedTexts.map { Equality(part: .cookie(name), values: $0) }
            case .body(let pointer, let matcher):
                matcher.some?.wantedValues.map { Equality(part: .body(pointer), values: $0) }
            default: nil
            }
        }
    }
}

extension ValueMatcher {
    /// The values of which one is wanted; nil when something else than equality is asked.
    fileprivate var wantedValues: [JSONValue]? {
        switch self {
        case .equals(let value): [value]
        case .oneOf(let values): values
        case .allOf(let matchers): matchers.lazy.compactMap(\.wantedValues).first
        default: nil
        }
    }

    /// The same as texts, for parts of the request that are text; a value without a text is never met.
    fileprivate var wantedTexts: [JSONValue]? {
        wantedValues?.compactMap(\.scalarText).map(JSONValue.string)
    }
}

extension CheckedRequest {
    /// The values that a part of the request has.
    fileprivate func values(of part: RuleIndex.Part) -> [JSONValue] {
        switch part {
        case .path(let name): arguments.filter { $0.name == name }.map { .string($0.value) }
        case .query(let name): query.values(name).map(JSONValue.string)
        case .header(let name): request.fields.values(name).map(JSONValue.string)
        case .cookie(let name): cookies.values(name).map(JSONValue.string)
        case .body(let pointer): body.node(at: pointer).map { [$0] } ?? []
        }
    }
}
