#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Why a file or folder could not be used.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried, as a verb: `read`, `list`, `write`.
    package let attempt: String
    /// The path as it was given.
    package let path: String
    /// The reason in the system's words, such as `No such file or directory`.
    package let reason: String

    /// Makes an error of an attempt that failed for a reason in words.
    package init(attempt: String, path: String, reason: String) {
        self.attempt = attempt
        self.path = path
        self.reason = reason
    }

    /// Makes an error of a system error number (`errno`).
    package init(attempt: String, path: String, number: Int32) {
        self.init(attempt: attempt, path: path, reason: unsafe String(cString: strerror(number)))
    }

    /// One line that a user can act on.
    package var description: String { "cannot \(attempt) \(path): \(reason)" }
}
