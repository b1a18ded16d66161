import Foundation
import Testing

/// What many servers of the library for tests leave behind in their process.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd"), "there is no /proc"))
struct StartingTests {
    @Test func serversInARowAndAtOnceLeaveNothingBehind() async throws {
        let folder = try TemporaryFolder()
        let probe = try await ChildProcess.run(
            Repository.built("start-probe"), [], in: folder.url, within: .seconds(120))
        #expect(probe.exit == .code(0), "\(probe.standardError)")
        let lines = probe.standardOutput.split(separator: "\n")
        #expect(lines.count == 2, "\(probe.standardOutput)")
        #expect(lines.last == "stopped")
        // One server has more than 16 kB: 700 of them would be well above.
        let megabytes = try #require(lines.first?.wholeMatch(of: /memory (\d+)/)?.1)
        #expect(try #require(Int(megabytes)) < 8)
    }
}
