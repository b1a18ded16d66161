import MockServer
import Support

/// Why a server cannot start, or cannot be asked something: one line for each cause.
public struct MockServerFailure: Error, Sendable, CustomStringConvertible {
    /// One line for each cause; files' mistakes with their places.
    public let lines: [String]

    /// Every line, one below the other.
    public var description: String { lines.joined(separator: "\n") }

    init(lines: [String]) {
        self.lines = lines
    }

    init(_ line: String) {
        lines = [line]
    }

    init(_ error: MockServerError) {
        lines = error.lines
    }

    /// A name that means nothing.
    init(unknown kind: String, _ name: String, among known: [String]) {
        let hint =
            NearestName.find(name, among: known).map { ", did you mean \"\($0)\"?" }
            ?? (known.isEmpty ? "" : "; there are \(known.prefix(12).joined(separator: ", "))")
        self.init("no \(kind) \"\(name)\"\(hint)")
    }
}
