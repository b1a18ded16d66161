/// Where in a test something was called, for the failure that is reported there.
struct CallSite: Sendable {
    /// Module and file, such as `AppTests/SaveTests.swift`.
    let fileID: StaticString
    /// The file's whole path.
    let filePath: StaticString
    /// The line, from 1.
    let line: UInt
    /// The column, from 1.
    let column: UInt
}
