/// Why a file or folder could not be used, in one line that names it.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path as it was given.
    package let path: String
    /// The system's own words for what is wrong.
    package let reason: String

    /// Makes an error.
    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// The one line: path and reason.
    package var message: String { "\(path): \(reason)" }
    package var description: String { message }
}
