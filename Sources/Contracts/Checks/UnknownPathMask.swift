internal import HTTPModel

/// Hides what may be a secret in paths that no operation took, where some operation has secrets in its path.
///
/// Such a path may be one with a secret that was mistyped. So of its segments only those stay that are, or nearly are,
/// literal text of some template or base path.
struct UnknownPathMask: Sendable {
    private var literals: Set<String> = []
    /// The templates without secrets, whose paths may be shown whatever the method.
    private var open: [(template: PathTemplate, baseCounts: [Int])] = []
    /// The segments of the shortest template with a secret; shorter paths have no room for one.
    private var leastCount = Int.max

    mutating func add(_ operation: Operation) {
        for case .literal(let text) in operation.template.segments where !text.isEmpty {
            literals.insert(text.lowercased())
        }
        let bases = operation.basePaths.map { $0.split(separator: "/") }
        for text in bases.joined() { literals.insert(PathText.decoded(text).lowercased()) }
        if operation.hasSecretPath {
            leastCount = min(leastCount, operation.template.segments.count)
        } else {
            open.append((operation.template, bases.map(\.count)))
        }
    }

    /// The path with each segment masked that may be a secret.
    ///
    /// - Parameters:
    ///   - path: The path as it was sent.
    ///   - mask: The text that stands in for a secret.
    /// - Returns: The path; the same where nothing has secrets in paths, and for a path without secrets.
    func masking(_ path: String, _ mask: (String) -> String) -> String {
        let count = path.split(separator: "/").count
        guard count >= leastCount else { return path }
        let isOpen = open.contains { template, baseCounts in
            baseCounts.contains(count - template.segments.count) && template.matchesEnd(of: path)
        }
        if isOpen { return path }
        return path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            let text = PathText.decoded(segment)
            return isNearLiteral(text.lowercased()) ? String(segment) : mask(text)
        }.joined(separator: "/")
    }

    /// True for nothing, a literal, and one with a slip or two: one in three letters at most.
    private func isNearLiteral(_ text: String) -> Bool {
        if text.isEmpty || literals.contains(text) { return true }
        let bytes = Array(text.utf8)
        return literals.contains { literal in
            let slips = min(2, literal.utf8.count / 3)
            return abs(literal.utf8.count - bytes.count) <= slips
                && EditDistance.between(bytes, Array(literal.utf8)) <= slips
        }
    }
}
