import Foundation
import Testing

/// The article for newcomers shows code of the example, which is compiled and run.
@Suite struct DocumentationTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func everyBlockOfCodeIsTheExamples() throws {
        let article = try String(
            contentsOf: Self.root.appendingPathComponent(
                "Sources/ContractTesting/ContractTesting.docc/GettingStarted.md"), encoding: .utf8)
        let example = try Self.sources(of: "Examples/SMTPSettingsClient")
        let blocks = article.components(separatedBy: "```swift\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
        #expect(blocks.count > 5)
        for block in blocks {
            #expect(example.contains(Self.unindented(block)), "not in the example:\n\(block)")
        }
    }

    /// Every Swift file of a folder, below it too, one after the other and without indentation.
    private static func sources(of folder: String) throws -> String {
        let base = root.appendingPathComponent(folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path)
        return try paths.filter { $0.hasSuffix(".swift") && !$0.contains(".build") }.map { path in
            unindented(try String(contentsOf: base.appendingPathComponent(path), encoding: .utf8))
        }.joined()
    }

    private static func unindented(_ text: String) -> String {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n") + "\n"
    }
}
