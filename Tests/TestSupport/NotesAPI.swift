/// A small API that tests of contracts and scenarios share with the documentation: `docs/examples/notes`.
package enum NotesAPI {
    /// Its contract.
    package static let contract = text("openapi.yaml")
    /// A scenario that keeps notes.
    package static let scenario = text("documented.yaml")

    private static func text(_ name: String) -> String {
        // Tests/TestSupport/NotesAPI.swift, three levels below the package.
        let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        let path = package.joined(separator: "/") + "/docs/examples/notes/\(name)"
        return Suites.read(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
