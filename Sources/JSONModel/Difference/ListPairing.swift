/// Finds which elements of two lists belong together, so that one inserted in front does not make all others differ.
///
/// As many elements as possible stand beside one that holds, in order (a longest common subsequence), and of all such
/// ways the one is taken in which the others are most alike. Lists too large for that are paired place by place behind
/// what they begin with and before what they end with in common.
struct ListPairing {
    /// The places of two elements that belong together, or of one that stands alone.
    typealias Pair = (expected: Int?, actual: Int?)

    /// The most cells of the table of all pairs.
    private static let maximumCells = 100_000
    /// What a pair counts that holds: more than all that do not together.
    private static let equal = 1_000_000

    /// Every element once, in order.
    private(set) var pairs: [Pair] = []

    init(expected: [JSONValue], actual: [JSONValue], holds: (JSONValue, JSONValue) -> Bool) {
        var start = 0
        while start < min(expected.count, actual.count), holds(expected[start], actual[start]) { start += 1 }
        var end = 0
        while end < min(expected.count, actual.count) - start,
            holds(expected[expected.count - 1 - end], actual[actual.count - 1 - end])
        {
            end += 1
        }
        pairs = (0..<start).map { ($0, $0) }
        let rows = expected.count - start - end
        let columns = actual.count - start - end
        if rows > 0, columns > 0, (rows + 1) * (columns + 1) <= Self.maximumCells {
            pairs += Self.best(rows, columns) { row, column in
                let (left, right) = (expected[start + row], actual[start + column])
                return holds(left, right) ? Self.equal : Self.similarity(left, right)
            }.map { ($0.expected.map { $0 + start }, $0.actual.map { $0 + start }) }
        } else {
            let common = min(rows, columns)
            pairs += (0..<common).map { (start + $0, start + $0) }
            pairs += (common..<max(rows, common)).map { (start + $0, nil) }
            pairs += (common..<max(columns, common)).map { (nil, start + $0) }
        }
        pairs += (0..<end).map { (start + rows + $0, start + columns + $0) }
    }

    /// The way through the table that has the greatest sum.
    private static func best(_ rows: Int, _ columns: Int, score: (Int, Int) -> Int) -> [Pair] {
        let width = columns + 1
        var pairScores = [Int](repeating: 0, count: rows * columns)
        var sums = [Int](repeating: 0, count: (rows + 1) * width)
        for row in stride(from: rows - 1, through: 0, by: -1) {
            for column in stride(from: columns - 1, through: 0, by: -1) {
                let value = score(row, column)
                pairScores[row * columns + column] = value
                sums[row * width + column] = max(
                    value + sums[(row + 1) * width + column + 1], sums[(row + 1) * width + column],
                    sums[row * width + column + 1])
            }
        }
        var pairs: [Pair] = []
        var (row, column) = (0, 0)
        while row < rows, column < columns {
            let sum = sums[row * width + column]
            if sum == pairScores[row * columns + column] + sums[(row + 1) * width + column + 1] {
                pairs.append((row, column))
                (row, column) = (row + 1, column + 1)
            } else if sum == sums[(row + 1) * width + column] {
                pairs.append((row, nil))
                row += 1
            } else {
                pairs.append((nil, column))
                column += 1
            }
        }
        return pairs + (row..<rows).map { ($0, nil) } + (column..<columns).map { (nil, $0) }
    }

    /// How much two values that are not equal have in common, 1 to 999: of objects and arrays the share of equal parts.
    static func similarity(_ left: JSONValue, _ right: JSONValue) -> Int {
        switch (left, right) {
        case (.object(let left), .object(let right)):
            let shared = left.members.count { right[$0.key] == $0.value }
            return 10 + 900 * shared / max(left.count, right.count, 1)
        case (.array(let left), .array(let right)):
            let shared = zip(left, right).count { $0 == $1 }
            return 10 + 900 * shared / max(left.count, right.count, 1)
        default: return left.kind == right.kind ? 10 : 1
        }
    }
}
