#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Finds the folders of cases that others wrote; they are not part of the repository.
package enum Suites {
    /// The folder of one suite.
    ///
    /// - Parameter name: The folder's name, such as `http11`.
    /// - Returns: Its path, or nil where the suites are absent.
    package static func folder(_ name: String) -> String? {
        let folder = root() + "/" + name
        return unsafe access(folder, R_OK) == 0 ? folder : nil
    }

    /// The bytes of a file, or nil when it cannot be read.
    package static func read(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    private static func root() -> String {
        if let value = unsafe getenv("UNDERSTUDY_SUITES") { return unsafe String(cString: value) }
        // This file stands in Tests/TestSupport, two folders below the package's root.
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/") + "/../shared/suites"
    }
}
