import Foundation
import TestSupport

/// A program that a test runs beside the server.
enum Command {
    /// Runs a program to its end.
    ///
    /// - Returns: Its status and everything that it printed.
    static func run(_ arguments: [String], input: String = "") throws -> (status: Int32, output: String) {
        let program = try SpawnedProgram(arguments, input: input, takesErrors: true)
        let output = program.output()
        return (program.wait(), output)
    }

    /// True when a program of that name can be run.
    static func exists(_ name: String) -> Bool {
        (try? run([name, name == "openssl" ? "version" : "--version"]).status) == 0
    }
}

/// A folder that is deleted with the object.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "understudy-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
        return path + "/" + name
    }
}
