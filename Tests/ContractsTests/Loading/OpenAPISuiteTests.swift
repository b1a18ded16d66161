import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
import Support
import TestSupport
import Testing

/// The OpenAPI documents written by others.
@Suite(.enabled(if: Suites.folder("openapi") != nil, Comment(rawValue: Suites.absence)))
struct OpenAPISuiteTests {
    private static func files(_ folder: String, _ endings: [String]) -> [String] {
        guard let root = Suites.folder("openapi") else { return [] }
        let names = (try? FileSystem().listFolder("\(root)/\(folder)")) ?? []
        return names.filter { name in endings.contains { name.hasSuffix($0) } }.map { "\(root)/\(folder)/\($0)" }
    }

    private func load(_ path: String) throws -> (contract: Contract?, diagnostics: DiagnosticCollector) {
        let diagnostics = DiagnosticCollector()
        let document = try SourceParser.parse(bytes: try FileSystem().readFile(path), file: "openapi")
        let contract = ContractLoader.load(document, name: "test", reader: FileSystem(), into: diagnostics)
        return (contract, diagnostics)
    }

    @Test(arguments: files("schema-3.1/pass", [".yaml"]))
    func acceptsRightDocuments(path: String) throws {
        let (contract, diagnostics) = try load(path)
        #expect(diagnostics.diagnostics.filter { $0.severity == .error } == [])
        #expect(contract != nil)
    }

    @Test(arguments: files("schema-3.1/fail", [".yaml"]))
    func refusesWrongDocuments(path: String) throws {
        #expect(try load(path).diagnostics.hasErrors)
    }

    // tictactoe's two notations are two documents: callbacks, links and a response stand in the YAML only.
    @Test(
        arguments: (files("learn/v3.0", [".json"]) + files("learn/v3.1", [".json"])).filter {
            !$0.contains("tictactoe")
        })
    func notationMakesNoDifference(path: String) throws {
        let json = try #require(try load(path).contract)
        let yaml = try #require(try load(path.replacing(".json", with: ".yaml")).contract)
        #expect(json.operations.map(summary) == yaml.operations.map(summary))
        #expect(json.basePaths == yaml.basePaths)
    }

    /// What an operation says, places left out.
    private func summary(_ operation: Operation) -> String {
        var lines = ["\(operation.id) \(operation.methodAndPath) \(operation.requestBody?.isRequired ?? false)"]
        for parameter in operation.parameters {
            lines.append("\(parameter.name) \(parameter.place) \(parameter.style) \(parameter.isRequired)")
        }
        for response in operation.responses {
            lines.append("\(response.status) \(ExampleResponse.make(from: response).body)")
            lines += response.content.flatMap(\.examples).map { "\($0.name) \($0.value)" }
        }
        lines += operation.security.flatMap(\.items).map { "\($0.scheme.name) \($0.scheme.expectation) \($0.scopes)" }
        return lines.joined(separator: "\n")
    }

    @Test(arguments: [("box.json", 296), ("discord.json", 242), ("museum.yaml", 8)])
    func realDocumentsLoad(name: String, count: Int) throws {
        let root = try #require(Suites.folder("openapi"))
        let (loaded, diagnostics) = try load("\(root)/real-world/\(name)")
        let contract = try #require(loaded)
        #expect(diagnostics.diagnostics.filter { $0.severity == .error } == [])
        #expect(contract.operations.count == count)
        // What is made of a schema obeys it; examples that the vendor wrote need not.
        var broken: [String] = []
        for operation in contract.operations {
            for response in operation.responses where response.content.allSatisfy({ $0.examples.isEmpty }) {
                let violations = ResponseChecker(operation).check(ExampleResponse.make(from: response))
                broken += violations.map { "\(operation.id) \(response.status) \(ViolationRenderer.message($0))" }
            }
        }
        // An event's source matches two of its alternatives.
        #expect(broken.filter { !$0.hasPrefix("get_events 200 body /entries/0/source") } == [])
    }
}
