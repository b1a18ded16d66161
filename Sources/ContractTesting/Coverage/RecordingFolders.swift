import Foundation

/// Where test runs leave what they recorded, as the environment says: nothing is recorded where it says nothing.
package enum RecordingFolders {
    /// Stands in for the environment's UNDERSTUDY_COVERAGE within a task.
    @TaskLocal package static var coverageOverride: String?
    /// Stands in for the environment's UNDERSTUDY_EVIDENCE within a task.
    @TaskLocal package static var evidenceOverride: String?

    private static let named = (folder(from: "UNDERSTUDY_COVERAGE"), folder(from: "UNDERSTUDY_EVIDENCE"))

    /// The folder for coverage (UNDERSTUDY_COVERAGE); nil for none.
    static var coverage: String? { coverageOverride ?? named.0 }
    /// The folder for evidence of failures (UNDERSTUDY_EVIDENCE); nil for none.
    static var evidence: String? { evidenceOverride ?? named.1 }

    /// A test may change the current folder, so where it is now is what counts.
    private static func folder(from variable: String) -> String? {
        guard let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty else { return nil }
        return URL(fileURLWithPath: path).path
    }
}
