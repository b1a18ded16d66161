/// Why a line of a coverage file cannot be read.
package struct CoverageFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    package let line: Int
    /// What is wrong, and what was expected.
    package let reason: String

    /// The line and the reason, to stand behind the file's name and a colon.
    package var description: String { "\(line): \(reason)" }
}
