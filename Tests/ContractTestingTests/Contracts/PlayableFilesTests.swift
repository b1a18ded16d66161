import Foundation
import Support
import Testing

@testable import ContractTesting

@Suite struct PlayableFilesTests {
    private static let contract = """
        openapi: 3.1.0
        info: { title: Things, version: "1" }
        paths:
          /things:
            get:
              operationId: listThings
              security: [{ nope: [] }]
              responses: { "204": { description: none } }
        """

    @Test func warningsAboutFilesAreToldOnce() throws {
        let folder = NotesMock.newFolder()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("things.yaml").path
        try Self.contract.write(toFile: file, atomically: true, encoding: .utf8)
        let lines = LockedValue<[String]>([])
        let tell: @Sendable (String) -> Void = { line in lines.withLock { $0.append(line) } }
        try PlayableFiles.$tell.withValue(tell) {
            for _ in 0..<3 { try MockServer.start(contract: .file(file), transport: .plainHTTP).stop() }
        }
        #expect(lines.withLock { $0 }.count == 1)
        #expect(
            lines.withLock { $0 }.first?.hasPrefix(
                "\(file):7:20: warning: the security scheme \"nope\" is not defined") == true,
            "\(lines.withLock { $0 })")
    }
}
