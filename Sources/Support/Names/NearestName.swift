/// Finds the name that somebody most likely meant, for messages that ask "did you mean".
package enum NearestName {
    /// Names longer than this are not compared, so that a file cannot buy quadratic work.
    private static let longest = 128

    /// Finds the candidate nearest to a misspelt name.
    ///
    /// Letter case, `-` and `_` do not count as differences; up to a third of the letters (one at least, three at most)
    /// may be missing, added, changed or swapped with a neighbour. Where that finds nothing, a single candidate that
    /// begins with the name is taken.
    ///
    /// - Parameters:
    ///   - name: What was written.
    ///   - candidates: The right names; of two equally near ones the earlier is taken.
    /// - Returns: The nearest candidate, or nil when none is near.
    package static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = folded(name)
        guard !wanted.isEmpty, wanted.count <= longest else { return nil }
        let bound = min(3, max(1, wanted.count / 3))
        var best: (name: String, distance: Int)?
        var beginning: [String] = []
        for candidate in candidates {
            let letters = folded(candidate)
            guard letters.count <= longest else { continue }
            if wanted.count >= 3, letters.starts(with: wanted) { beginning.append(candidate) }
            guard abs(letters.count - wanted.count) <= bound else { continue }
            let distance = editDistance(wanted, letters)
            guard distance <= bound, distance < max(wanted.count, letters.count) else { continue }
            if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
        }
        return best?.name ?? (beginning.count == 1 ? beginning[0] : nil)
    }

    /// What a message about a name that nobody has ends with: the name that was most likely meant, else those that
    /// there are, the nearest first.
    ///
    /// - Parameters:
    ///   - name: What was written.
    ///   - candidates: The right names.
    ///   - limit: How many are listed; how many more there are is said.
    /// - Returns: Such as `, did you mean "a"?` or `; there are a, b and 3 more`; empty where there is no right name.
    package static func hint(for name: String, among candidates: [String], limit: Int = 12) -> String {
        if let near = find(name, among: candidates) { return ", did you mean \"\(near)\"?" }
        guard !candidates.isEmpty else { return "" }
        let listed: [String]
        if candidates.count > limit {
            let ranked = candidates.enumerated().map { (rank: remoteness($1, of: name), index: $0, name: $1) }
            listed = ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.prefix(limit).map(\.name)
        } else {
            listed = candidates
        }
        let more = candidates.count - listed.count
        return "; there are " + listed.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    /// How far a candidate is from a name: by its last part too, where names have several.
    private static func remoteness(_ candidate: String, of name: String) -> Int {
        let (wanted, letters) = (folded(name), folded(candidate))
        guard !wanted.isEmpty, wanted.count <= longest, letters.count <= longest else { return .max }
        let parts = letters.split(separator: "/")
        if parts.contains(where: { $0.starts(with: wanted) }) { return 0 }
        let own = wanted.split(separator: "/").last.map(Array.init) ?? wanted
        return min(editDistance(wanted, letters), parts.last.map { editDistance(own, Array($0)) + 1 } ?? .max)
    }

    private static func folded(_ name: String) -> [Unicode.Scalar] {
        name.unicodeScalars.compactMap { scalar in
            if scalar == "-" || scalar == "_" { return nil }
            return ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
        }
    }

    /// The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
    private static func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var beforePrevious = [Int](repeating: 0, count: second.count + 1)
        var previous = Array(0...second.count)
        for row in 0..<first.count {
            var current = [row + 1]
            current.reserveCapacity(second.count + 1)
            for column in 0..<second.count {
                let change = previous[column] + (first[row] == second[column] ? 0 : 1)
                var least = min(change, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    least = min(least, beforePrevious[column - 1] + 1)
                }
                current.append(least)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[second.count]
    }
}
