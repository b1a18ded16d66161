/// The compiled forms of the patterns that one evaluation met in its document.
struct PathPatternCache {
    private struct Key: Hashable {
        let pattern: JSONName
        let whole: Bool
    }

    /// Longer patterns in a document, by bytes of UTF-8, never match.
    static let longestPattern = 1024
    /// How many visited nodes compiling a pattern counts for, since it takes as long.
    static let visitsPerPattern = 200
    /// With that many patterns the cache begins anew.
    private static let capacity = 64

    private let compiler: JSONPath.PatternCompiler?
    private var matchers: [Key: JSONPath.Matcher?] = [:]

    init(compiler: JSONPath.PatternCompiler?) {
        self.compiler = compiler
    }

    /// The matcher of a pattern, nil when it is no I-Regexp or too long, and whether it was compiled for this call.
    mutating func matcher(of pattern: String, whole: Bool) -> (matcher: JSONPath.Matcher?, isNew: Bool) {
        let key = Key(pattern: JSONName(pattern), whole: whole)
        if let known = matchers[key] { return (known, false) }
        guard let compiler, pattern.utf8.count <= Self.longestPattern else { return (nil, false) }
        let matcher = try? compiler(pattern, whole)
        if matchers.count == Self.capacity { matchers.removeAll(keepingCapacity: true) }
        matchers[key] = .some(matcher)
        return (matcher, true)
    }
}
