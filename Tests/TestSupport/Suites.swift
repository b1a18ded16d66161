#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Where the cases written by others lie: the folder that UNDERSTUDY_SUITES names, or `../shared/suites` beside the
/// package.
///
/// They are no part of the package, so each test of them is skipped where they are absent.
package enum Suites {
    /// What a skipped test says.
    package static let absence = "the suites are absent; UNDERSTUDY_SUITES names their folder"

    /// The path of one suite's folder, or nil when it is not there.
    package static func folder(_ name: String) -> String? {
        let path = "\(root)/\(name)"
        return unsafe access(path, R_OK) == 0 ? path : nil
    }

    /// Reads a suite's file.
    ///
    /// - Parameter path: the file below the folder of all suites, such as `json-e/specification.yml`.
    /// - Returns: the bytes, or nil when it cannot be read.
    package static func bytes(_ path: String) -> [UInt8]? {
        read("\(root)/\(path)")
    }

    /// The bytes of any file, or nil when it cannot be read.
    package static func read(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
    }

    private static var root: String {
        if let named = unsafe getenv("UNDERSTUDY_SUITES") { return unsafe String(cString: named) }
        // Tests/TestSupport/Suites.swift, three levels below the package.
        let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        return package.joined(separator: "/") + "/../shared/suites"
    }
}
