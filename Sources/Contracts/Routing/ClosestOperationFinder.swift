internal import HTTPModel

/// Finds the operation nearest to a path that no operation has; runs on misses only.
struct ClosestOperationFinder {
    let routes: [Route]

    /// What one step of an alignment of two paths costs; whole numbers, so that ties are decided by order.
    private enum Cost {
        static let segment = 12
        static let method = 5
        /// A parameter fits anything, yet literal text that fits is nearer.
        static let parameter = 1
    }

    private enum Step {
        case same
        case changed(Int, Int)
        case extra(Int)
        case missing(Int)
    }

    /// The nearest operation; nil when nothing of the path resembles any.
    func find(method: Method, path: String) -> ClosestOperation? {
        let sent = Self.segments(of: path)
        var best: (route: Route, cost: Int)?
        for route in routes {
            let segments = route.template.segments
            guard abs(segments.count - sent.count) <= 4 else { continue }
            var cost = Self.alignment(sent, segments).cost
            if !Self.accepts(route.operation.method, method) { cost += Cost.method }
            if best.map({ cost < $0.cost }) ?? true { best = (route, cost) }
        }
        guard let best else { return nil }
        // All segments changed: no resemblance.
        let worst = Cost.segment * max(sent.count, best.route.template.segments.count)
        guard best.cost < worst else { return nil }
        return ClosestOperation(
            contract: best.route.contract, operation: best.route.operation, template: best.route.template,
            differences: Self.differences(method, sent, best.route))
    }

    private static func accepts(_ documented: Method, _ method: Method) -> Bool {
        documented == method || (method == .head && documented == .get)
    }

    private static func segments(of path: String) -> [String] {
        let path = path.utf8.first == UInt8(ascii: "/") ? path.dropFirst() : path[...]
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        // A path of thousands of segments buys no quadratic work.
        return segments.prefix(32).map { PathText.decoded($0) }
    }

    /// The cheapest way to turn what was sent into the template: edit distance over segments.
    private static func alignment(
        _ sent: [String], _ wanted: [PathTemplate.Segment]
    ) -> (cost: Int, steps: [Step]) {
        let width = wanted.count + 1
        var costs = [Int](repeating: 0, count: (sent.count + 1) * width)
        for row in 0...sent.count {
            for column in 0...wanted.count {
                var least = row == 0 && column == 0 ? 0 : Int.max
                if row > 0 { least = min(least, costs[(row - 1) * width + column] + Cost.segment) }
                if column > 0 { least = min(least, costs[row * width + column - 1] + Cost.segment) }
                if row > 0, column > 0 {
                    let change = costs[(row - 1) * width + column - 1] + cost(sent[row - 1], wanted[column - 1])
                    least = min(least, change)
                }
                costs[row * width + column] = least
            }
        }
        var steps: [Step] = []
        var (row, column) = (sent.count, wanted.count)
        while row > 0 || column > 0 {
            let here = costs[row * width + column]
            // Of equal ways, the one that leaves the last segment over: what comes first is more often right.
            if row > 0, here == costs[(row - 1) * width + column] + Cost.segment {
                row -= 1
                steps.append(.extra(row))
            } else if column > 0, here == costs[row * width + column - 1] + Cost.segment {
                column -= 1
                steps.append(.missing(column))
            } else {
                let change = cost(sent[row - 1], wanted[column - 1])
                steps.append(change <= Cost.parameter ? .same : .changed(row - 1, column - 1))
                (row, column) = (row - 1, column - 1)
            }
        }
        return (costs[sent.count * width + wanted.count], steps.reversed())
    }

    private static func cost(_ sent: String, _ wanted: PathTemplate.Segment) -> Int {
        switch wanted {
        case .parameter: return sent.isEmpty ? Cost.segment : Cost.parameter
        case .mixed(let parts):
            return SegmentPattern(parts).matches(sent[...]) ? Cost.parameter : Cost.segment
        case .literal(let text):
            if sent == text { return 0 }
            let longest = max(sent.utf8.count, text.utf8.count)
            guard longest <= 64, longest > 0 else { return Cost.segment }
            // Most literals differ too much in length to be meant.
            guard 2 * abs(sent.utf8.count - text.utf8.count) < longest else { return Cost.segment }
            let distance = EditDistance.between(Array(sent.utf8), Array(text.utf8))
            return min(Cost.segment, 2 + 2 * Cost.segment * distance / longest)
        }
    }

    private static func differences(_ method: Method, _ sent: [String], _ route: Route) -> [String] {
        let wanted = route.template.segments
        var words: [String] = []
        if !accepts(route.operation.method, method) {
            words.append("the method is \(method), expected \(route.operation.method)")
        }
        for step in alignment(sent, wanted).steps {
            switch step {
            case .same: continue
            case .changed(let row, let column):
                words.append("path segment \(row + 1) is \(quoted(sent[row])), expected \(quoted(wanted[column]))")
            case .extra(let row):
                words.append(
                    row == sent.count - 1 && sent[row].isEmpty
                        ? "the path ends with a slash, expected none"
                        : "path segment \(row + 1) is \(quoted(sent[row])), expected none")
            case .missing(let column):
                words.append(
                    column == wanted.count - 1 && wanted[column] == .literal("")
                        ? "the path ends without a slash, expected one"
                        : "path segment \(column + 1) is missing, expected \(quoted(wanted[column]))")
            }
        }
        return words
    }

    private static func quoted(_ text: String) -> String {
        text.isEmpty ? "empty" : "\"\(text)\""
    }

    private static func quoted(_ segment: PathTemplate.Segment) -> String {
        switch segment {
        case .literal(let text): quoted(text)
        case .parameter(let name): "{\(name)}"
        case .mixed(let parts):
            "\""
                + parts.map { part in
                    switch part {
                    case .literal(let text): text
                    case .parameter(let name): "{\(name)}"
                    }
                }.joined() + "\""
        }
    }
}
