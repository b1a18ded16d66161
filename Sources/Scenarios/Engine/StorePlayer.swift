import JSONModel

/// Carries out one store step of a rule on a session's store.
enum StorePlayer {
    /// Whether the rule goes on to its own answer.
    enum Outcome {
        case done
        /// The key was missing or taken: this answer is given instead of the rule's own.
        case replied(ReplyTemplate)
    }

    static func play(
        _ step: StoreStep, scope: TemplateScope, store: inout Store
    ) throws(JSONTemplateError) -> Outcome {
        switch step {
        case .save(let collection, let keyTemplate, let valueTemplate, let isUnique, let conflict):
            let value = try valueTemplate.render(scope)
            scope.record = value
            let key = try keyText(keyTemplate, scope)
            if isUnique, store.value(of: key, in: collection) != nil { return .replied(conflict ?? .conflict) }
            store.put(value, under: key, in: collection)
        case .load(let collection, let keyTemplate, let missing):
            let key = try keyText(keyTemplate, scope)
            guard let value = store.value(of: key, in: collection) else { return .replied(missing ?? .missing) }
            scope.record = value
        case .list(let collection, let filter, let order):
            scope.record = .array(try listed(store.values(in: collection), filter, order, scope))
        case .update(let collection, let keyTemplate, let mergeTemplate, let missing):
            let key = try keyText(keyTemplate, scope)
            guard let old = store.value(of: key, in: collection) else { return .replied(missing ?? .missing) }
            scope.record = old
            let merged = old.merging(try mergeTemplate.render(scope))
            store.put(merged, under: key, in: collection)
            scope.record = merged
        case .remove(let collection, let keyTemplate, let missing):
            let key = try keyText(keyTemplate, scope)
            guard let old = store.remove(key, from: collection) else { return .replied(missing ?? .missing) }
            scope.record = old
        }
        return .done
    }

    private static func keyText(
        _ template: JSONTemplate, _ scope: TemplateScope
    ) throws(JSONTemplateError) -> String {
        let key = try template.render(scope)
        guard let text = key.scalarText else {
            throw JSONTemplateError(message: "a store key must be a text, number or boolean, not \(key.kind.rawValue)")
        }
        return text
    }

    private static func listed(
        _ records: [JSONValue], _ filter: [StoreStep.RecordFilter], _ order: [StoreStep.RecordOrder],
        _ scope: TemplateScope
    ) throws(JSONTemplateError) -> [JSONValue] {
        var kept = records
        for condition in filter {
            switch condition.test {
            case .matcher(let matcher):
                let verdicts = kept.map { matcher.verdict(on: condition.pointer.evaluate(in: $0)) }
                for case .givenUp(let search) in verdicts { throw JSONTemplateError(message: search.text) }
                kept = zip(kept, verdicts).filter { $0.1.isHolding }.map(\.0)
            case .equals(let template):
                let wanted = try template.render(scope)
                guard !wanted.isNull else { continue }
                kept = kept.filter { record in
                    guard let found = condition.pointer.evaluate(in: record) else { return false }
                    // A query or path value is text, whatever the record holds.
                    return found == wanted || (found.scalarText != nil && found.scalarText == wanted.scalarText)
                }
            }
        }
        guard !order.isEmpty else { return kept }
        return kept.enumerated().sorted { left, right in
            for key in order {
                let a = key.pointer.evaluate(in: left.element) ?? .null
                let b = key.pointer.evaluate(in: right.element) ?? .null
                if a.sortsBefore(b) { return !key.isDescending }
                if b.sortsBefore(a) { return key.isDescending }
            }
            return left.offset < right.offset
        }.map(\.element)
    }
}

extension JSONValue {
    /// The value with the members of `patch` put in, objects merged member by member, all else replaced.
    func merging(_ patch: JSONValue) -> JSONValue {
        guard case .object(var merged) = self, case .object(let changes) = patch else { return patch }
        for member in changes.members {
            merged[member.name] = merged[member.name]?.merging(member.value) ?? member.value
        }
        return .object(merged)
    }

    /// An order over all values: null, false, true, numbers, strings by code point, then arrays and objects as equals.
    fileprivate func sortsBefore(_ other: JSONValue) -> Bool {
        switch (self, other) {
        case (.number(let a), .number(let b)): return a < b
        case (.string(let a), .string(let b)): return a.utf8.lexicographicallyPrecedes(b.utf8)
        case (.bool(let a), .bool(let b)): return !a && b
        default: return sortRank < other.sortRank
        }
    }

    private var sortRank: Int {
        switch self {
        case .null: 0
        case .bool: 1
        case .number: 2
        case .string: 3
        case .array: 4
        case .object: 5
        }
    }
}
