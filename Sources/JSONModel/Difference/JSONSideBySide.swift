/// Shows an expected and a received JSON value side by side for a terminal.
///
/// A line begins with `~` where the two differ, `-` where something is missing and `+` where something was not
/// expected. Long runs without a difference are left out, but for what differences stand in.
package struct JSONSideBySide {
    private let comparison: JSONComparison
    private let width: Int
    private let context: Int
    private let maximumLines: Int
    private let isSecret: (JSONPointer) -> Bool

    /// Makes a view.
    ///
    /// - Parameters:
    ///   - comparison: What is expected, and what may differ without being marked.
    ///   - width: The columns of the whole view, 40 at least.
    ///   - context: How many lines without a difference stand before and after one with.
    ///   - maximumLines: How many lines there are at most; a last one tells how many more there were.
    ///   - isSecret: Whether what stands at a place of the received value, or is missing there, is masked.
    package init(
        _ comparison: JSONComparison, width: Int = 100, context: Int = 2, maximumLines: Int = 200,
        isSecret: @escaping (JSONPointer) -> Bool = { _ in false }
    ) {
        self.comparison = comparison
        self.width = max(40, width)
        self.context = max(0, context)
        self.maximumLines = max(1, maximumLines)
        self.isSecret = isSecret
    }

    /// The lines of the view: a heading, then the two documents; no line ends with a space.
    package func lines(for actual: JSONValue) -> [String] {
        // Two columns for the mark, three for what parts the sides.
        let column = (width - 5) / 2
        var writer = SideBySideRows(column: column, isSecret: isSecret)
        writer.add(JSONAligner(comparison: comparison).align(comparison.expected, actual))
        var lines = [text(" ", "expected", "received", column)]
        let rows = writer.rows
        let isShown = shownRows(rows)
        var index = 0
        while index < rows.count {
            if isShown[index] {
                let row = rows[index]
                lines.append(text(row.mark.rawValue, row.expected ?? "", row.actual ?? "", column))
                index += 1
            } else {
                let end = isShown[index...].firstIndex(of: true) ?? rows.count
                let note = "… \(end - index) lines alike"
                lines.append(text(" ", note, note, column))
                index = end
            }
        }
        guard lines.count > maximumLines else { return lines }
        let cut = lines.count - maximumLines + 1
        return lines.prefix(maximumLines - 1) + ["… \(cut) more \(cut == 1 ? "line" : "lines")"]
    }

    /// The lines in one text without a final newline.
    package func text(for actual: JSONValue) -> String {
        lines(for: actual).joined(separator: "\n")
    }

    private func text(_ mark: Character, _ expected: String, _ actual: String, _ column: Int) -> String {
        let text = "\(mark) \(DisplayText.padded(expected, to: column)) | \(actual)"
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// Which rows are shown: all but long runs without a difference.
    private func shownRows(_ rows: [SideBySideRow]) -> [Bool] {
        var isShown = rows.map { !$0.isUnchanged }
        var start = 0
        while start < rows.count {
            guard rows[start].isUnchanged else {
                start += 1
                continue
            }
            let end = rows[start...].firstIndex { !$0.isUnchanged } ?? rows.count
            let before = start == 0 ? 0 : context
            let after = end == rows.count ? 0 : context
            // A note in the place of a single line would say less than the line.
            let isLong = end - start > before + after + 1
            for index in start..<end where !isLong || index < start + before || index >= end - after {
                isShown[index] = true
            }
            start = end
        }
        return isShown
    }
}
