/// Gives wanted elements partners of their own among those found, one wanted element after the other.
///
/// A bipartite matching by augmenting paths: taking the first partner that fits can be wrong when extra members
/// are ignored, since one found element may fit several wanted ones.
struct BagPairing {
    /// The wanted element that each found one was given to.
    private(set) var takenBy: [Int?]
    /// What fits each wanted element so far; asked once, since asking compares whole values.
    private var fits: [[Int]] = []
    private let isExclusive: Bool

    /// Makes a pairing without pairs.
    ///
    /// - Parameters:
    ///   - count: The number of found elements.
    ///   - isExclusive: True when elements that fit one wanted element in common fit the same ones all over, as with
    ///     equality: then the first partner that is free is right.
    init(count: Int, isExclusive: Bool) {
        takenBy = [Int?](repeating: nil, count: count)
        self.isExclusive = isExclusive
    }

    /// Finds a partner for the next wanted element; false when there is none, whatever the earlier ones take.
    mutating func place(fitting: (Int) -> Bool) -> Bool {
        let index = fits.count
        if isExclusive {
            fits.append([])
            guard let free = takenBy.indices.first(where: { takenBy[$0] == nil && fitting($0) }) else { return false }
            takenBy[free] = index
            return true
        }
        fits.append(takenBy.indices.filter(fitting))
        var visited = [Bool](repeating: false, count: takenBy.count)
        return place(index, &visited)
    }

    private mutating func place(_ index: Int, _ visited: inout [Bool]) -> Bool {
        for candidate in fits[index] where !visited[candidate] {
            visited[candidate] = true
            let occupant = takenBy[candidate]
            if occupant.map({ place($0, &visited) }) ?? true {
                takenBy[candidate] = index
                return true
            }
        }
        return false
    }
}
