import Foundation

/// Where the package's files and its built programs are.
enum Repository {
    /// The folder that holds Package.swift.
    static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder
    }()

    /// A file of the repository by its path from the root.
    static func file(_ path: String) -> URL {
        root.appendingPathComponent(path)
    }

    /// One of JFramework's example files.
    static func example(_ name: String) -> URL {
        file("fixtures/jframework/examples/\(name)")
    }

    /// The server under test: the one built beside these tests, or the one that UNDERSTUDY_EXECUTABLE names.
    static let understudy = ProcessInfo.processInfo.environment["UNDERSTUDY_EXECUTABLE"] ?? built("understudy")

    /// The path of a program that was built in the same folder as these tests.
    static func built(_ name: String) -> String {
        let bundles = [Bundle.main] + Bundle.allBundles
        let tests = bundles.lazy.compactMap { bundle -> URL? in
            if bundle.bundleURL.pathExtension == "xctest" { return bundle.bundleURL }
            guard let program = bundle.executableURL, program.pathExtension == "xctest" else { return nil }
            return program
        }
        let folder = tests.first?.deletingLastPathComponent() ?? Bundle.main.bundleURL
        return folder.appendingPathComponent(name).path
    }
}
