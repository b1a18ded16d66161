import Foundation

/// The failures that a run of `swift test` reports, in the words of both libraries.
enum ReportedFailures {
    /// Reads them.
    static func read(from output: String) -> [Failure] {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.indices.compactMap { index in
            xctest(lines[index]) ?? swiftTesting(lines[index], lines.dropFirst(index + 1).first ?? "")
        }.sorted()
    }

    /// `/folder/File.swift:12: error: Case.testName : failed - TEXT`, or `/folder/File.swift:12: error: outside any test:
    /// TEXT`.
    private static func xctest(_ line: String) -> Failure? {
        guard let match = line.wholeMatch(of: /(?:.*\/)?([^\/ ]+\.swift):([0-9]+): error: (.*)/),
            let number = Int(match.2)
        else { return nil }
        let file = String(match.1)
        if let outside = match.3.wholeMatch(of: /outside any test: (.*)/) {
            return Failure(file: file, line: number, text: String(outside.1), isOutside: true)
        }
        let text = match.3.firstMatch(of: /^\S+ : (?:failed - |XCTUnwrap failed: .*? - )?(.*)/)?.1 ?? match.3
        return Failure(file: file, line: number, text: String(text), isOutside: false)
    }

    /// `✘ Test name() recorded an issue at File.swift:12:5: Issue recorded`, and `↳ TEXT` in the next line.
    private static func swiftTesting(_ line: String, _ next: String) -> Failure? {
        guard let match = line.firstMatch(of: /recorded an issue.* at ([^:\/ ]+\.swift):([0-9]+):[0-9]+: (.*)/),
            let number = Int(match.2)
        else { return nil }
        let text = next.firstMatch(of: /^[^A-Za-z0-9]*↳ (.*)/)?.1 ?? match.3
        return Failure(file: String(match.1), line: number, text: String(text), isOutside: false)
    }
}
