import Foundation
import Testing

/// What the server links: the C libraries it names, and no Foundation, which would cost start-up time and memory.
struct LinkageTests {
    @Test func theServerLinksNoFoundation() async throws {
        let libraries = try linkedLibraries()
        #expect(libraries.contains("libjson-c"))
        #expect(libraries.contains("libuv"))
        #expect(!libraries.contains("Foundation"), "\(libraries)")
        #expect(!libraries.contains("XCTest"))
    }

    private func linkedLibraries() throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/ldd")
        process.arguments = [Repository.understudy]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }
}
