import Foundation
import Testing

@testable import ContractTesting

/// The messages of one assertion, as a file in `Tests/Golden/assertions` has them; `UNDERSTUDY_WRITE_GOLDEN=1` writes it.
enum GoldenFile {
    /// The package's folder.
    static let package: String = {
        // Tests/ContractTestingTests/Verification/GoldenFile.swift
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
    }()

    static func check(
        _ name: String, _ cases: KeyValuePairs<String, Verdict>, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let sections = cases.map { "== \($0.key)\n\(steady($0.value.message ?? "proved"))\n" }
        let text = sections.joined(separator: "\n")
        let path = "\(package)/Tests/Golden/assertions/\(name).txt"
        if ProcessInfo.processInfo.environment["UNDERSTUDY_WRITE_GOLDEN"] == "1" {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n\n== ")
        let received = text.components(separatedBy: "\n\n== ")
        for (expected, received) in zip(expected, received) {
            #expect(received == expected, sourceLocation: sourceLocation)
        }
        #expect(received.count == expected.count, sourceLocation: sourceLocation)
    }

    /// The text without what differs from run to run, the package's folder and the digests of secrets, and without the
    /// lines of tests, so that those can be moved.
    private static func steady(_ text: String) -> String {
        var text = text.replacingOccurrences(of: package + "/", with: "")
        text = text.replacing(/Tests\.swift:[0-9]+/) { _ in "Tests.swift:LINE" }
        var digests: [String] = []
        for match in text.matches(of: /\*\*\*#([0-9a-f]{8})/) where !digests.contains(String(match.output.1)) {
            digests.append(String(match.output.1))
        }
        for (index, digest) in digests.enumerated() {
            // As wide as a digest, so that columns stay.
            text = text.replacingOccurrences(of: "***#\(digest)", with: "***#0000000\(index + 1)")
        }
        return text
    }
}
