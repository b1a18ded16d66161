import TestSupport
import Testing

@testable import JSONModel

/// Two documents side by side, each as `Tests/Golden/json-side-by-side` has it.
@Suite struct JSONSideBySideTests {
    private static let folder: String = {
        // Tests/JSONModelTests/Difference/JSONSideBySideTests.swift
        let tests = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        return tests.joined(separator: "/") + "/Golden/json-side-by-side"
    }()

    private struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var ignoresOrder = false
        var ignoresExtra = false
        var width = 100
        var testDescription: String { name }
    }

    private static let cases = [
        Case(name: "settings"), Case(name: "list"), Case(name: "unicode", width: 60), Case(name: "narrow", width: 40),
        Case(name: "bag", ignoresOrder: true, ignoresExtra: true),
    ]

    private func text(_ path: String) throws -> String {
        String(decoding: try #require(Suites.read("\(Self.folder)/\(path)"), "\(path)"), as: UTF8.self)
    }

    @Test(arguments: cases)
    private func goldenFiles(_ test: Case) throws {
        let expected = try JSONValue.parse(text("\(test.name)/expected.json"))
        let received = try JSONValue.parse(text("\(test.name)/received.json"))
        let comparison = JSONComparison(
            expected: expected, ignoresOrder: test.ignoresOrder, ignoresExtra: test.ignoresExtra)
        let view = JSONSideBySide(comparison, width: test.width) { $0.tokens.last == "password" }
        #expect(view.text(for: received) + "\n" == (try text("\(test.name)/side-by-side.txt")))
        #expect(view.lines(for: received).allSatisfy { DisplayText.width($0) <= test.width && !$0.hasSuffix(" ") })
    }

    @Test func noMoreLinesThanAsked() {
        let many = JSONValue.array((0..<50).map { .number(JSONNumber($0)) })
        let lines = JSONSideBySide(JSONComparison(expected: []), maximumLines: 10).lines(for: many)
        #expect(lines.count == 10)
        #expect(lines.last == "… 44 more lines")
    }

    @Test(arguments: [
        ("plain", 5), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("😀", 2), ("👨‍👩‍👧", 2), ("🇦🇹", 2), ("\u{301}", 0), ("…", 1),
    ])
    func widthsInColumns(text: String, width: Int) {
        #expect(DisplayText.width(text) == width)
    }

    @Test func shorteningKeepsWholeCharacters() {
        #expect(DisplayText.shortened("日本語日本語", to: 7) == "日…本語")
        #expect(DisplayText.shortened("abcdefghij", to: 5) == "ab…ij")
        #expect(DisplayText.shortened("short", to: 5) == "short")
        #expect(DisplayText.visible("a\u{202E}b\u{7F}") == "a\\u202eb\\u007f")
    }
}
