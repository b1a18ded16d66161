import JSONModel
import SourceDocuments
import TestSupport
import Testing

/// The cases of JSON-e's own specification.
@Suite(.enabled(if: Suites.folder("json-e") != nil, Comment(rawValue: Suites.absence)))
struct JSONESuiteTests {
    struct Variables: JSONTemplateContext {
        let variables: JSONTemplateVariables

        func value(named name: String) -> JSONValue? {
            if let value = variables.value(named: name) { return value }
            // The moment at which the suite says its cases are rendered.
            return name == "now" ? "2017-01-19T16:27:20.974Z" : Optional.none
        }
    }

    func cases() throws -> [JSONValue] {
        let bytes = try #require(Suites.bytes("json-e/specification.yml"))
        let documents = try SourceParser.parseAll(bytes: bytes, file: "specification.yml")
        return documents.map(\.root.jsonValue).filter { $0["template"] != nil }
    }

    @Test func everyCase() throws {
        let cases = try cases()
        #expect(cases.count == 1175)
        for testCase in cases {
            let title = "\(testCase["title"] ?? "") \(testCase["template"] ?? "")"
            let isRefused = testCase["error"] != nil || testCase["panic"] != nil
            do throws(JSONTemplateError) {
                let result = try render(testCase)
                #expect(!isRefused, "\(title) made \(result)")
                #expect(isRefused || result == testCase["result"], "\(title) made \(result)")
            } catch {
                #expect(isRefused, "\(title) failed: \(error)")
            }
        }
    }

    /// The names that a case gives, of whose values nothing is known.
    struct Names: JSONTemplateVocabulary {
        let names: [String]

        func shape(of name: String) -> JSONTemplateShape? { names.contains(name) ? .any : nil }
    }

    @Test func noNameOfACaseThatRendersIsCalledUnknown() throws {
        for testCase in try cases() where testCase["error"] == nil && testCase["panic"] == nil {
            let template = try JSONTemplate.compile(testCase["template"] ?? .null)
            let names = Names(names: (testCase["context"]?.objectValue?.names ?? []) + ["now"])
            #expect(
                template.findings(by: names).map(\.error.message) == [],
                "\(testCase["title"] ?? "") \(testCase["template"] ?? "")")
        }
    }

    func render(_ testCase: JSONValue) throws(JSONTemplateError) -> JSONValue {
        let variables = try JSONTemplateVariables(testCase["context"]?.objectValue ?? JSONObject())
        return try JSONTemplate.compile(testCase["template"] ?? .null).render(Variables(variables: variables))
    }
}
