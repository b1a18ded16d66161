/// The optimal string alignment distance: insertions, deletions, changes and swaps of neighbours.
enum EditDistance {
    /// The distance between two short texts, in bytes.
    static func between(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var beforePrevious = [Int](repeating: 0, count: second.count + 1)
        var previous = Array(0...second.count)
        var current = beforePrevious
        for row in 0..<first.count {
            current[0] = row + 1
            for column in 0..<second.count {
                var least = previous[column] + (first[row] == second[column] ? 0 : 1)
                least = min(least, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    least = min(least, beforePrevious[column - 1] + 1)
                }
                current[column + 1] = least
            }
            // The oldest row becomes the next one's room.
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[second.count]
    }
}
