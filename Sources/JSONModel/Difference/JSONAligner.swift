/// Lays a received value beside the one that a comparison wants.
///
/// What it makes differs exactly when the comparison does not hold.
struct JSONAligner {
    let comparison: JSONComparison

    func align(_ expected: JSONValue, _ actual: JSONValue) -> JSONAlignment {
        switch (expected, actual) {
        case (.object(let wanted), .object(let found)): return align(wanted, found)
        case (.array(let wanted), .array(let found)):
            return .parts(.array, comparison.ignoresOrder ? bags(wanted, found) : lists(wanted, found))
        default:
            return JSONAlignment(content: .pair(expected: expected, actual: actual), differs: expected != actual)
        }
    }

    /// Expected members in their order, then the others in theirs.
    private func align(_ wanted: JSONObject, _ found: JSONObject) -> JSONAlignment {
        var parts: [JSONAlignment.Part] = []
        for member in wanted.members {
            let partner = found[member.key].map { align(member.value, $0) }
            parts.append(.init(name: member.name, partner ?? .missing(member.value)))
        }
        for member in found.members where wanted[member.key] == nil {
            parts.append(
                .init(name: member.name, .unexpected(member.value, isAllowed: comparison.ignoresExtra)))
        }
        return .parts(.object, parts)
    }

    private func lists(_ wanted: [JSONValue], _ found: [JSONValue]) -> [JSONAlignment.Part] {
        let pairs = ListPairing(expected: wanted, actual: found, holds: comparison.holds(_:_:)).pairs
        let last = pairs.lastIndex { $0.expected != nil } ?? -1
        return pairs.enumerated().map { offset, pair in
            // Extra elements are allowed behind the expected ones, as the comparison has it.
            part(pair.expected, pair.actual, wanted, found, isAllowed: comparison.ignoresExtra && offset > last)
        }
    }

    /// Expected elements in their order, then the others in theirs.
    private func bags(_ wanted: [JSONValue], _ found: [JSONValue]) -> [JSONAlignment.Part] {
        var pairing = BagPairing(count: found.count, isExclusive: !comparison.ignoresExtra)
        for value in wanted { _ = pairing.place { comparison.holds(value, found[$0]) } }
        var partners = [Int?](repeating: nil, count: wanted.count)
        for (place, owner) in pairing.takenBy.enumerated() {
            if let owner { partners[owner] = place }
        }
        pairRest(&partners, wanted, found)
        let taken = Set(partners.compactMap(\.self))
        let parts = wanted.indices.map { part($0, partners[$0], wanted, found, isAllowed: false) }
        return parts
            + found.indices.filter { !taken.contains($0) }.map {
                part(nil, $0, wanted, found, isAllowed: comparison.ignoresExtra)
            }
    }

    /// Gives the elements that have no partner the most similar one that is left.
    private func pairRest(_ partners: inout [Int?], _ wanted: [JSONValue], _ found: [JSONValue]) {
        var free = found.indices.filter { !partners.contains($0) }
        for index in wanted.indices where partners[index] == nil {
            var best: (place: Int, similarity: Int)?
            for place in free {
                let similarity = ListPairing.similarity(wanted[index], found[place])
                if similarity > best?.similarity ?? 0 { best = (place, similarity) }
            }
            guard let best else { continue }
            partners[index] = best.place
            free.removeAll { $0 == best.place }
        }
    }

    private func part(
        _ expected: Int?, _ actual: Int?, _ wanted: [JSONValue], _ found: [JSONValue], isAllowed: Bool
    ) -> JSONAlignment.Part {
        let alignment: JSONAlignment
        switch (expected, actual) {
        case (let expected?, let actual?): alignment = align(wanted[expected], found[actual])
        case (let expected?, nil): alignment = .missing(wanted[expected])
        case (nil, let actual?): alignment = .unexpected(found[actual], isAllowed: isAllowed)
        case (nil, nil): alignment = .parts(.array, [])
        }
        return .init(expectedIndex: expected, actualIndex: actual, alignment)
    }
}
