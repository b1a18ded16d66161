import Foundation
import Testing

/// Every command of the README does what the README says.
struct ReadmeTests {
    private static let readme = try? String(contentsOf: Repository.file("README.md"), encoding: .utf8)

    @Test(.enabled(if: readme != nil, "README.md is not there"))
    func everyCommandDoesWhatItSays() async throws {
        let blocks = CommandBlock.all(in: try #require(Self.readme))
        #expect(blocks.contains { $0.notRun == nil && !$0.steps.isEmpty }, "no command is run")
        for fault in try await DocumentRunner().run(blocks) {
            Issue.record("README.md, \(fault)")
        }
    }
}
