import JSONModel
import RegularExpressions
import TestSupport
import Testing

/// The JSONPath Compliance Test Suite.
@Suite(.enabled(if: Suites.folder("jsonpath") != nil, Comment(rawValue: Suites.absence)))
struct JSONPathSuiteTests {
    func cases() throws -> [JSONValue] {
        let suite = try JSONValue.parse(#require(Suites.bytes("jsonpath/cts.json")))
        return try #require(suite["tests"]?.arrayValue)
    }

    @Test func everyCase() throws {
        let cases = try cases()
        #expect(cases.count == 703)
        for testCase in cases {
            let selector = try #require(testCase["selector"]?.stringValue)
            let title = "\(testCase["name"]?.stringValue ?? ""): \(selector)"
            let isRefused = testCase["invalid_selector"] == true
            do throws(JSONPathError) {
                let path = try JSONPath(selector, regularExpressions: IRegexp.matcher)
                #expect(!isRefused, "\(title) was taken")
                if !isRefused { check(path, testCase, title) }
            } catch {
                #expect(isRefused, "\(title) failed: \(error)")
                #expect(!error.description.contains { $0.isNewline })
            }
        }
    }

    /// Holds values and places against one of the results that the case allows.
    func check(_ path: JSONPath, _ testCase: JSONValue, _ title: String) {
        let document = testCase["document"] ?? nil
        let values = testCase["results"]?.arrayValue ?? [testCase["result"] ?? nil]
        let paths = testCase["results_paths"]?.arrayValue ?? [testCase["result_paths"] ?? nil]
        #expect(values.count == paths.count, "\(title)")
        let nodes = path.nodes(in: document)
        let found = JSONValue.array(nodes.map(\.value))
        let places = JSONValue.array(nodes.map { .string($0.location.description) })
        #expect(zip(values, paths).contains { $0 == found && $1 == places }, "\(title) selected \(places): \(found)")
        #expect(path.values(in: document) == nodes.map(\.value), "\(title)")
        #expect(path.firstValue(in: document) == nodes.first?.value, "\(title)")
        #expect(path.matches(anyIn: document) { _ in true } == !nodes.isEmpty, "\(title)")
        for node in nodes {
            #expect(node.location.pointer.evaluate(in: document) == node.value, "\(title)")
            // A normalized path is a query that selects its node.
            let again = try? JSONPath(node.location.description)
            #expect(again?.isSingular == true && again?.values(in: document) == [node.value], "\(title)")
        }
    }
}
