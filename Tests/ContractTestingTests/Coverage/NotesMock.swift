import ContractTesting
import Foundation

/// The notes API of `docs/examples/notes`, and a client that writes and reads notes.
enum NotesMock {
    /// A file of the example.
    static func file(_ name: String) -> String {
        // Tests/ContractTestingTests/Coverage/NotesMock.swift
        let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        return package.joined(separator: "/") + "/docs/examples/notes/\(name)"
    }

    /// Starts a server.
    static func start(rules: String? = nil, function: StaticString = #function) throws -> MockServer {
        try MockServer.start(
            contract: .file(file("openapi.yaml")), scenario: file("documented.yaml"), rules: rules, function: function)
    }

    /// Sends a request with the right key, and returns the status; nil when there was no answer.
    @discardableResult
    static func send(
        _ method: String, _ path: String, _ body: String? = nil, key: String = "secret-key", to mock: MockServer
    ) async -> Int? {
        var fields = ["Api-Key": key]
        if body != nil { fields["Content-Type"] = "application/json" }
        return try? await RawHTTP.send(method, to: mock.url, "/" + path, fields, body ?? "").status
    }

    /// A folder of its own below the temporary one; it is not there yet.
    static func newFolder() -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("understudy-\(UUID().uuidString)")
    }
}
