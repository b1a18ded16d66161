import Contracts
import Foundation
import SourceDocuments
import Testing

@testable import ContractTesting

struct CoverageLogTests {
    private static func contract() throws -> Contracts.Contract {
        let loader = ContractLoader(into: DiagnosticCollector()) { path throws(Diagnostic) in
            throw Diagnostic(.error, at: SourceLocation(file: path, position: .start), "none", id: "none")
        }
        let path = NotesMock.file("openapi.yaml")
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
        return try #require(loader.load(try SourceParser.parse(bytes: bytes, file: path)))
    }

    @Test func variantsAreRecordedWithTheTestThatPlayedThem() throws {
        let folder = NotesMock.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let contract = try Self.contract()
        let operation = try #require(contract.operation(named: "getNote"))
        let variants = Array(try contract.responseVariants(of: "getNote").prefix(2))
        let path = try RecordingFolders.$coverageOverride.withValue(folder.path) {
            for variant in variants + variants {
                CoverageLog.exercised(variant: variant, operation: operation, contract: contract)
            }
            return try #require(CoverageLog.current?.path)
        }
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
        let record = try CoverageFile.read(bytes)
        #expect(record.contracts["notes"] == ContractOutline(contract))
        #expect(Set(record.facts.compactMap(\.variant)) == Set(variants.map(\.id)))
        #expect(
            Set(record.facts.map(\.test)) == [
                "ContractTestingTests.CoverageLogTests/variantsAreRecordedWithTheTestThatPlayedThem()"
            ])
        // What is known is not written again.
        #expect(bytes.count { $0 == 0x0A } == 2 + variants.count)
    }

    @Test func aFolderThatCannotBeMadeCostsNoTest() throws {
        let file = NotesMock.newFolder()
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let contract = try Self.contract()
        RecordingFolders.$coverageOverride.withValue(file.path) {
            CoverageLog.current?.record([], of: [ContractOutline(contract)])
        }
        #expect(try Data(contentsOf: file).isEmpty)
    }
}
