/// The members of an object or elements of an array that schemas have evaluated, by their offsets.
///
/// Made only where an `unevaluated…` keyword asks (JSON Schema 2020-12, section 11).
final class EvaluatedParts {
    private var words: [UInt64] = []
    private var hasAll = false

    func insert(_ index: Int) {
        let word = index / 64
        while words.count <= word { words.append(0) }
        words[word] |= 1 << UInt64(index % 64)
    }

    func insertAll() {
        hasAll = true
    }

    func contains(_ index: Int) -> Bool {
        hasAll || index / 64 < words.count && words[index / 64] & 1 << UInt64(index % 64) != 0
    }

    func formUnion(_ other: EvaluatedParts) {
        hasAll = hasAll || other.hasAll
        while words.count < other.words.count { words.append(0) }
        for (index, word) in other.words.enumerated() { words[index] |= word }
    }
}
