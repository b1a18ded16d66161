/// Which requests in a row are meant (`calls`): `2`, `2..3`, `4..`, `..3`, or several of these.
package struct OrdinalSet: Hashable, Sendable, CustomStringConvertible {
    /// The ordinals from one to another, both included; nothing behind means without end.
    private struct Run: Hashable, Sendable {
        let first: Int
        let last: Int?
    }

    private let runs: [Run]

    /// Reads texts such as `2` and `4..`; nil when one of them is none, or ends before it begins.
    package init?(_ texts: [String]) {
        var runs: [Run] = []
        for text in texts {
            guard let run = Self.run(text) else { return nil }
            runs.append(run)
        }
        guard !runs.isEmpty else { return nil }
        self.runs = runs
    }

    /// True when the ordinal, counted from 1, is meant.
    package func contains(_ ordinal: Int) -> Bool {
        runs.contains { $0.first <= ordinal && ordinal <= $0.last ?? .max }
    }

    package var description: String {
        runs.map { run in
            guard let last = run.last else { return "\(run.first).." }
            return last == run.first ? "\(last)" : "\(run.first)..\(last)"
        }.joined(separator: ", ")
    }

    private static func run(_ text: String) -> Run? {
        guard let dots = text.firstRange(of: "..") else {
            return ordinal(text[...]).map { Run(first: $0, last: $0) }
        }
        let before = text[..<dots.lowerBound]
        let after = text[dots.upperBound...]
        guard !before.isEmpty || !after.isEmpty else { return nil }
        let first = before.isEmpty ? 1 : ordinal(before)
        guard let first else { return nil }
        if after.isEmpty { return Run(first: first, last: nil) }
        guard let last = ordinal(after), first <= last else { return nil }
        return Run(first: first, last: last)
    }

    private static func ordinal(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
        return Int(text).flatMap { $0 > 0 ? $0 : nil }
    }
}
