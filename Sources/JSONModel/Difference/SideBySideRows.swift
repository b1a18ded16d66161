/// Writes an alignment as lines, each within a column.
struct SideBySideRows {
    /// The width of a side in columns.
    let column: Int
    let isSecret: (JSONPointer) -> Bool
    private(set) var rows: [SideBySideRow] = []

    init(column: Int, isSecret: @escaping (JSONPointer) -> Bool) {
        self.column = column
        self.isSecret = isSecret
    }

    /// What stands in front of and behind a value on both sides.
    private struct Place {
        let pointer: JSONPointer
        var name: String?
        var depth = 0
        /// Whether more follows on the expected side.
        var expectedComma = false
        /// Whether more follows on the received side.
        var actualComma = false
    }

    mutating func add(_ alignment: JSONAlignment) {
        add(alignment, Place(pointer: .root))
    }

    private mutating func add(_ alignment: JSONAlignment, _ place: Place) {
        switch alignment.content {
        case .parts(let kind, let parts):
            if isSecret(place.pointer) {
                let hidden = line(DisplayText.mask, place.name, place.depth, comma: false)
                append(hidden, hidden, alignment.differs ? .changed : .same)
            } else {
                add(parts, kind, place, differs: alignment.differs)
            }
        case .pair(let expected, let actual): addPair(expected, actual, place, differs: alignment.differs)
        case .missing(let value):
            for text in lines(value, place, comma: place.expectedComma) { append(text, nil, .missing) }
        case .unexpected(let value):
            for text in lines(value, place, comma: place.actualComma) {
                append(nil, text, alignment.differs ? .unexpected : .same)
            }
        }
    }

    private mutating func append(_ expected: String?, _ actual: String?, _ mark: SideBySideRow.Mark) {
        rows.append(SideBySideRow(mark: mark, expected: expected, actual: actual, isUnchanged: mark == .same))
    }

    private mutating func add(
        _ parts: [JSONAlignment.Part], _ kind: JSONValue.Kind, _ place: Place, differs: Bool
    ) {
        let (open, close) = kind == .object ? ("{", "}") : ("[", "]")
        let lastExpected = parts.lastIndex { $0.alignment.hasExpected } ?? -1
        let lastActual = parts.lastIndex { $0.alignment.hasActual } ?? -1
        func row(_ expected: String, _ actual: String) -> SideBySideRow {
            SideBySideRow(mark: .same, expected: expected, actual: actual, isUnchanged: !differs)
        }
        if parts.isEmpty {
            rows.append(
                row(
                    line(open + close, place.name, place.depth, comma: place.expectedComma),
                    line(open + close, place.name, place.depth, comma: place.actualComma)))
            return
        }
        let opening = line(open, place.name, place.depth, comma: false)
        rows.append(row(opening, opening))
        for (offset, part) in parts.enumerated() {
            add(
                part.alignment,
                Place(
                    pointer: part.pointer(below: place.pointer), name: part.name, depth: place.depth + 1,
                    expectedComma: offset < lastExpected, actualComma: offset < lastActual))
        }
        rows.append(
            row(
                line(close, nil, place.depth, comma: place.expectedComma),
                line(close, nil, place.depth, comma: place.actualComma)))
    }

    private mutating func addPair(_ expected: JSONValue, _ actual: JSONValue, _ place: Place, differs: Bool) {
        let mark: SideBySideRow.Mark = differs ? .changed : .same
        if !expected.isContainer, !actual.isContainer, !isSecret(place.pointer) {
            let (left, right) = (DisplayText.literal(expected), DisplayText.literal(actual))
            let common = differs ? zip(left, right).prefix { $0 == $1 }.count : nil
            append(
                line(left, place.name, place.depth, comma: place.expectedComma, showing: common),
                line(right, place.name, place.depth, comma: place.actualComma, showing: common), mark)
            return
        }
        let left = lines(expected, place, comma: place.expectedComma)
        let right = lines(actual, place, comma: place.actualComma)
        for index in 0..<max(left.count, right.count) {
            append(
                index < left.count ? left[index] : nil, index < right.count ? right[index] : nil, mark)
        }
    }

    /// The lines of a value that stands on one side, or beside one of another kind.
    private func lines(_ value: JSONValue, _ place: Place, comma: Bool) -> [String] {
        if isSecret(place.pointer) { return [line(DisplayText.mask, place.name, place.depth, comma: comma)] }
        let parts: [(name: String?, token: String, value: JSONValue)]
        switch value {
        case .object(let object) where !object.isEmpty: parts = object.members.map { ($0.name, $0.name, $0.value) }
        case .array(let elements) where !elements.isEmpty:
            parts = elements.enumerated().map { (nil, String($0), $1) }
        default: return [line(DisplayText.literal(value), place.name, place.depth, comma: comma)]
        }
        let (open, close) = value.kind == .object ? ("{", "}") : ("[", "]")
        var texts = [line(open, place.name, place.depth, comma: false)]
        for (offset, part) in parts.enumerated() {
            let inner = Place(
                pointer: place.pointer.appending(part.token), name: part.name, depth: place.depth + 1)
            texts += lines(part.value, inner, comma: offset < parts.count - 1)
        }
        return texts + [line(close, nil, place.depth, comma: comma)]
    }

    /// One line: indentation, name, value, comma; of what is too long, name and value are shortened.
    private func line(
        _ text: String, _ name: String?, _ depth: Int, comma: Bool, showing offset: Int? = nil
    ) -> String {
        let indentation = String(repeating: " ", count: min(2 * depth, column / 3))
        let end = comma ? "," : ""
        let room = column - indentation.utf8.count - end.utf8.count
        var label = name.map { DisplayText.literal(.string($0)) + ": " } ?? ""
        if DisplayText.width(label) + DisplayText.width(text) > room {
            label = name.map { DisplayText.shortened(DisplayText.literal(.string($0)), to: room / 2 - 2) + ": " } ?? ""
        }
        let left = room - DisplayText.width(label)
        let value =
            offset.map { DisplayText.shortened(text, to: left, showing: $0) } ?? DisplayText.shortened(text, to: left)
        return indentation + label + value + end
    }
}

extension JSONValue {
    fileprivate var isContainer: Bool {
        switch self {
        case .array, .object: true
        case .null, .bool, .number, .string: false
        }
    }
}

extension JSONAlignment {
    /// True when it has an expected side.
    fileprivate var hasExpected: Bool {
        if case .unexpected = content { false } else { true }
    }

    /// True when it has a received side.
    fileprivate var hasActual: Bool {
        if case .missing = content { false } else { true }
    }
}
