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

    @Test func aScenarioOfTheContractsFolderIsChosenByItsName() throws {
        let folder = NotesMock.newFolder()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Self.contract.write(to: folder.appendingPathComponent("openapi.yaml"), atomically: true, encoding: .utf8)
        try "contract: openapi.yaml\nrules: [{ id: busy, respond: { status: 503 } }]\n".write(
            to: folder.appendingPathComponent("busy.yaml"), atomically: true, encoding: .utf8)
        let silence: @Sendable (String) -> Void = { _ in }
        try PlayableFiles.$tell.withValue(silence) {
            let mock = try MockServer.start(contract: .file(folder.path), scenario: "busy", transport: .plainHTTP)
            defer { mock.stop() }
            #expect(try mock.ruleUses().map(\.id) == ["busy#busy"])
            let failure = #expect(throws: MockServerFailure.self) {
                try MockServer.start(contract: .file(folder.path), scenario: "bussy", transport: .plainHTTP)
            }
            #expect(failure?.description == "no scenario \"bussy\", did you mean \"busy\"?")
        }
    }

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
