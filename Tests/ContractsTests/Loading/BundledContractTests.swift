import Contracts
import SourceDocuments
import Support
import Testing

/// The contracts that come with the program.
@Suite struct BundledContractTests {
    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/")

    private static var vendors: [String] {
        let names = (try? FileSystem().listFolder(root + "/fixtures")) ?? []
        return names.filter { FileSystem().exists("\(root)/fixtures/\($0)/openapi.yaml") }
    }

    private func load(_ vendor: String) throws -> Contract {
        let bytes = try FileSystem().readFile("\(Self.root)/fixtures/\(vendor)/openapi.yaml")
        let diagnostics = DiagnosticCollector()
        let document = try SourceParser.parse(bytes: bytes, file: "fixtures/\(vendor)/openapi.yaml")
        let contract = ContractLoader.load(document, name: vendor, reader: FileSystem(), into: diagnostics)
        #expect(diagnostics.diagnostics.map(\.rendered) == [])
        return try #require(contract)
    }

    @Test func thereAreSome() {
        #expect(!Self.vendors.isEmpty)
    }

    @Test(arguments: vendors)
    func everyExampleConforms(vendor: String) throws {
        for operation in try load(vendor).operations {
            for content in operation.requestBody?.content ?? [] {
                for example in content.examples {
                    let violations = ResponseChecker.check(example.value, against: content)
                    #expect(violations.map(ViolationRenderer.line) == [], "\(operation.id) \(example.name)")
                }
            }
            for response in operation.responses {
                let names: [String?] = response.content.flatMap(\.examples).map(\.name)
                for name in names.isEmpty ? [nil] : names {
                    let made = try ExampleResponse(response, example: name)
                    let violations = ResponseChecker(operation).check(made.response)
                    #expect(violations.map(ViolationRenderer.line) == [], "\(operation.id) \(response.status)")
                }
            }
        }
    }
}
