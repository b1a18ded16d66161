/// A failure: as it is planted in a source file, or as a run reports it.
struct Failure: Hashable, Comparable, CustomStringConvertible {
    /// The file's name, without its folder.
    let file: String
    let line: Int
    /// The first line of what it says; a planted one that ends in `…` gives the beginning alone.
    let text: String
    /// True when no test runs that could be blamed.
    let isOutside: Bool

    var description: String { "\(file):\(line): \(isOutside ? "outside any test: " : "")\(text)" }

    static func < (left: Failure, right: Failure) -> Bool {
        (left.file, left.line, left.text) < (right.file, right.line, right.text)
    }

    /// True when a report is of this planted failure.
    func isReported(by report: Failure) -> Bool {
        file == report.file && line == report.line && isOutside == report.isOutside
            && (text.hasSuffix("…") ? report.text.hasPrefix(text.dropLast()) : report.text == text)
    }
}
