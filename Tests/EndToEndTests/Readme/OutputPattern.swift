/// Output as a document shows it: `…` in a line stands for any text, `…` alone for any number of lines.
enum OutputPattern {
    /// Tells what is wrong with the output, nil when it is as shown.
    ///
    /// White space at the ends does not count.
    static func difference(shown: [String], printed: String) -> String? {
        let shown = trimmed(shown)
        let lines = trimmed(printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        guard !matches(shown[...], lines[...]) else { return nil }
        return "shown:\n\(shown.joined(separator: "\n"))\nprinted:\n\(lines.joined(separator: "\n"))"
    }

    private static func matches(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
        guard let first = shown.first else { return printed.isEmpty }
        if first.trimmingPrefix(while: \.isWhitespace) == "…" {
            return (printed.startIndex...printed.endIndex).contains { matches(shown.dropFirst(), printed[$0...]) }
        }
        guard let line = printed.first, lineMatches(first, line) else { return false }
        return matches(shown.dropFirst(), printed.dropFirst())
    }

    private static func lineMatches(_ shown: String, _ printed: String) -> Bool {
        let parts = shown.split(separator: "…", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return shown == printed }
        guard printed.hasPrefix(first) else { return false }
        var rest = printed.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let place = rest.firstRange(of: part) else { return false }
            rest = rest[place.upperBound...]
        }
        return rest.hasSuffix(last)
    }

    private static func trimmed(_ lines: [String]) -> [String] {
        var lines = lines.map { line in
            String(line.reversed().drop(while: \.isWhitespace).reversed())
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        return lines
    }
}
