import Contracts
import Foundation
import JSONModel
import Testing

@testable import ContractTesting

struct SessionCoverageTests {
    private let folder = NotesMock.newFolder()
    private static let suite = "ContractTestingTests.SessionCoverageTests"

    /// What the one file of the folder holds.
    private func record() throws -> CoverageRecord {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.count == 1)
        let name = try #require(files.first)
        #expect(name.wholeMatch(of: /\d+-[0-9a-f]{8}\.jsonl/) != nil)
        return try CoverageFile.read(Array(Data(contentsOf: folder.appendingPathComponent(name))))
    }

    private func lines() throws -> [String] {
        try record().facts.sorted().map {
            "\($0.operation) \($0.status) \($0.fault ?? "-") \($0.scenario ?? "-") \($0.test)"
        }
    }

    @Test func whatWasAnsweredIsRecordedWhenTheServerStops() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await RecordingFolders.$coverageOverride.withValue(folder.path) {
            let rules = """
                - { id: broken, operation: listNotes, fault: { reset: { at: body+1 } } }
                """
            let mock = try NotesMock.start(rules: rules)
            #expect(await NotesMock.send("POST", "notes", #"{"text":"a"}"#, to: mock) == 201)
            #expect(await NotesMock.send("POST", "notes", #"{"text":"b"}"#, to: mock) == 201)
            #expect(await NotesMock.send("POST", "notes", "{}", to: mock) == 400)
            #expect(await NotesMock.send("GET", "notes", to: mock) == nil)
            #expect(await NotesMock.send("GET", "nowhere", to: mock) == 404)
            #expect(!FileManager.default.fileExists(atPath: folder.path))
            mock.stop()
            mock.stop()
        }
        let test = Self.suite + "/whatWasAnsweredIsRecordedWhenTheServerStops()"
        #expect(
            try lines() == [
                "createNote 201 - documented \(test)", "createNote 400 - documented \(test)",
                "listNotes 200 reset documented \(test)",
            ])
        let outline = try record().contracts["notes"]
        #expect(outline?.operation("createNote")?.responses == ["201", "400", "401", "429"])
    }

    @Test func aVariantIsRecordedOnceAClientHasIt() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await RecordingFolders.$coverageOverride.withValue(folder.path) {
            let mock = try NotesMock.start()
            defer { mock.stop() }
            let variants = Contract.file(NotesMock.file("openapi.yaml")).responseVariants(of: "listNotes")
            try mock.play(variants[0])
            await NotesMock.send("POST", "notes", #"{"text":"a"}"#, to: mock)
            _ = try mock.exchanges()
            #expect(try record().facts.map(\.variant) == [nil])
            let session = try mock.session()
            await NotesMock.send("GET", "notes", to: session)
            _ = try session.exchanges()
            #expect(try record().facts.compactMap(\.variant) == [variants[0].id])
            try session.play(variants[1])
            await NotesMock.send("GET", "notes", to: session)
            await NotesMock.send("GET", "notes", to: session)
            _ = try session.exchanges()
            #expect(try Set(record().facts.compactMap(\.variant)) == [variants[0].id, variants[1].id])
            #expect(try record().facts.count == 3)
            #expect(try record().facts.allSatisfy { $0.variant == nil || $0.scenario == nil })
        }
    }

    @Test func whatAnAssertionReadIsRecordedAtOnce() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await RecordingFolders.$coverageOverride.withValue(folder.path) {
            let mock = try NotesMock.start()
            defer { mock.stop() }
            await NotesMock.send("GET", "notes", to: mock)
            mock.assertReceived("listNotes", times: 1)
            #expect(try lines().count == 1)
            await NotesMock.send("GET", "notes/none", to: mock)
            try mock.reset()
            #expect(try lines().count == 2)
        }
    }

    @Test func serversOfOneProcessShareItsFile() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await RecordingFolders.$coverageOverride.withValue(folder.path) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<8 {
                    group.addTask {
                        let mock = try NotesMock.start()
                        if index % 2 == 0 {
                            await NotesMock.send("GET", "notes", to: mock)
                        } else {
                            await NotesMock.send("POST", "notes", "{}", to: mock)
                        }
                        await NotesMock.send("GET", "notes/\(index)", to: mock)
                        mock.stop()
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(try record().facts.map(\.operation).sorted() == ["createNote", "getNote", "listNotes"])
    }

    @Test func nothingIsRecordedUnasked() async throws {
        let mock = try NotesMock.start()
        await NotesMock.send("GET", "notes", to: mock)
        mock.stop()
        #expect(!mock.coverage.isOn)
    }

    @Test func whereTheTestIsNotKnownThePlaceStandsInForIt() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path
        await Task.detached {
            await RecordingFolders.$coverageOverride.withValue(path) {
                let mock = try? NotesMock.start(function: "plays()")
                if let mock { await NotesMock.send("GET", "notes", to: mock) }
                mock?.stop()
            }
        }.value
        #expect(try record().facts.map(\.test) == ["ContractTestingTests/NotesMock.swift plays()"])
    }

    @Test func exchangesBelongToTheTestThatReadsThem() {
        func exchange(_ ordinal: Int) -> RecordedExchange {
            RecordedExchange([
                "ordinal": .number(.init(ordinal)), "time": "2024-01-01T00:00:00Z", "outcome": "answered",
                "contract": "notes", "operation": "getNote", "status": .number(.init(200 + ordinal)),
            ])!
        }
        let folder = NotesMock.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = RecordingFolders.$coverageOverride.withValue(folder.path) {
            let coverage = SessionCoverage()
            coverage.record([exchange(1)], readBy: "one") { [] }
            coverage.record([exchange(1), exchange(2)], readBy: "two") { [] }
            coverage.record([exchange(1), exchange(2), exchange(3)], readBy: nil) { [] }
            return CoverageLog.current
        }
        let bytes = (try? Data(contentsOf: URL(fileURLWithPath: log?.path ?? ""))).map(Array.init) ?? []
        let facts = (try? CoverageFile.read(bytes))?.facts.sorted() ?? []
        #expect(facts.map { "\($0.status) \($0.test)" } == ["201 one", "202 two", "203 two"])
    }
}
