public import Foundation
import MockServer
import Support

/// Why a server cannot start, or cannot be asked something: one line for each cause.
public struct MockServerFailure: LocalizedError, Sendable, CustomStringConvertible {
    /// One line for each cause; files' mistakes with their places.
    public let lines: [String]

    /// Every line, one below the other.
    public var description: String { lines.joined(separator: "\n") }

    /// The same lines, for whoever tells errors by `localizedDescription`.
    public var errorDescription: String? { description }

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
        let hint = NearestName.hint(for: name, among: known)
        // A scenario may be given by the path of a file, an operation has a `/` in its own name.
        let isFile = [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
        guard kind == "scenario", isFile || (name.contains("/") && !hint.hasPrefix(",")) else {
            self.init("no \(kind) \"\(name)\"\(hint)")
            return
        }
        self.init("no \(kind) \"\(name)\": no such file is there" + (isFile ? "" : hint))
    }
}
