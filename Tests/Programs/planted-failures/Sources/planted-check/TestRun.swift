import Foundation

/// One run of the tests, which were built before.
struct TestRun {
    /// The package's folder.
    let package: URL
    /// Where it was built.
    let scratch: String
    /// `debug` or `release`.
    let configuration: String
    /// True to run the tests at the same time.
    let isParallel: Bool

    /// How long it may take, in seconds.
    private static let patience = 180.0

    var name: String { "\(configuration), \(isParallel ? "parallel" : "serial")" }

    /// Runs it.
    ///
    /// - Returns: What it printed, and how it exited.
    func run() throws -> (output: String, code: Int32) {
        // Two files rather than one pipe: lines of the one do not fall into those of the other.
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("planted-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["output", "errors"].map { folder.appendingPathComponent($0) }
        for file in files { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "test", "--skip-build", "--package-path", package.path, "--scratch-path", scratch,
            "--configuration", configuration, isParallel ? "--parallel" : "--no-parallel",
        ]
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        let end = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience, execute: end)
        process.waitUntilExit()
        end.cancel()
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        return (texts.joined(separator: "\n"), process.terminationStatus)
    }
}
