import TestSupport
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
        try SpawnedProgram(["/usr/bin/ldd", Repository.understudy]).output()
    }
}
