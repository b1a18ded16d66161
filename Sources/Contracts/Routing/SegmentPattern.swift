/// A segment of text and parameters, such as `report.{format}`; each parameter takes at least one character.
struct SegmentPattern: Sendable {
    let parts: [PathTemplate.Part]
    /// How many bytes of literal text it holds: more of them make it the narrower pattern.
    let literalCount: Int

    init(_ parts: [PathTemplate.Part]) {
        self.parts = parts
        literalCount = parts.reduce(0) { if case .literal(let text) = $1 { $0 + text.utf8.count } else { $0 } }
    }

    /// True for patterns that differ in their parameters' names only.
    func hasSameShape(as other: SegmentPattern) -> Bool {
        parts.count == other.parts.count
            && zip(parts, other.parts).allSatisfy { left, right in
                switch (left, right) {
                case (.literal(let a), .literal(let b)): a == b
                case (.parameter, .parameter): true
                default: false
                }
            }
    }

    /// True when a segment has this form.
    func matches(_ segment: Substring) -> Bool {
        arguments(of: segment) != nil
    }

    /// The pieces of a segment that its parameters take, still encoded; nil when it has another form.
    ///
    /// A parameter ends before the first place where the text behind it stands, the last one at the segment's end.
    func arguments(of segment: Substring) -> [PathArgument]? {
        var found: [PathArgument] = []
        var rest = segment
        var pending: String?
        for (index, part) in parts.enumerated() {
            switch part {
            case .parameter(let name):
                if let earlier = pending {
                    // Two parameters side by side: the first takes one character.
                    guard let first = rest.indices.first else { return nil }
                    found.append(PathArgument(name: earlier, encoded: rest[first...first]))
                    rest = rest.dropFirst()
                }
                pending = name
            case .literal(let text):
                guard let name = pending else {
                    guard rest.hasPrefix(text) else { return nil }
                    rest = rest.dropFirst(text.count)
                    continue
                }
                let isLast = index == parts.count - 1
                guard let place = Self.place(of: text, in: rest, atEnd: isLast) else { return nil }
                found.append(PathArgument(name: name, encoded: rest[..<place]))
                rest = rest[rest.index(place, offsetBy: text.count)...]
                pending = nil
            }
        }
        guard let name = pending else { return rest.isEmpty ? found : nil }
        guard !rest.isEmpty else { return nil }
        found.append(PathArgument(name: name, encoded: rest))
        return found
    }

    /// Where the text stands behind at least one character.
    private static func place(of text: String, in rest: Substring, atEnd: Bool) -> Substring.Index? {
        guard rest.count > text.count else { return nil }
        if atEnd { return rest.hasSuffix(text) ? rest.index(rest.endIndex, offsetBy: -text.count) : nil }
        var index = rest.index(after: rest.startIndex)
        while index < rest.endIndex {
            if rest[index...].hasPrefix(text) { return index }
            index = rest.index(after: index)
        }
        return nil
    }
}
