import Foundation

/// The failures that source files say are planted in them.
///
/// A remark `// planted: TEXT` stands above the line of code for which TEXT must be reported, `// planted outside: TEXT`
/// where no test runs.
enum PlantedFailures {
    /// Reads them from every Swift file of a folder.
    static func read(from folder: URL) throws -> [Failure] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "swift" }.flatMap { file in
            failures(in: try String(contentsOf: file, encoding: .utf8), of: file.lastPathComponent)
        }.sorted()
    }

    private static func failures(in source: String, of file: String) -> [Failure] {
        var failures: [Failure] = []
        var pending: [(text: String, isOutside: Bool)] = []
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let code = line.drop(while: { $0 == " " })
            if code.hasPrefix("// planted: ") {
                pending.append((String(code.dropFirst(12)), false))
            } else if code.hasPrefix("// planted outside: ") {
                pending.append((String(code.dropFirst(20)), true))
            } else if !code.isEmpty, !code.hasPrefix("//") {
                failures += pending.map {
                    Failure(file: file, line: index + 1, text: $0.text, isOutside: $0.isOutside)
                }
                pending = []
            }
        }
        return failures
    }
}
