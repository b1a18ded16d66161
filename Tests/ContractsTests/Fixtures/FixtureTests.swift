import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
import Support
import Testing

/// The contracts that come with the program, their examples, and what is said of where they come from.
@Suite struct FixtureTests {
    @Test func thereAreSome() {
        #expect(FixtureFolder.vendors.contains("jframework"))
    }

    @Test(arguments: FixtureFolder.vendors)
    func contractLoadsWithoutAnyFinding(vendor: String) throws {
        let (contract, findings) = try FixtureFolder(vendor).load()
        #expect(findings == [])
        #expect(contract?.operations.isEmpty == false)
    }

    @Test(arguments: FixtureFolder.vendors)
    func everyExampleConforms(vendor: String) throws {
        for operation in try #require(FixtureFolder(vendor).load().contract).operations {
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

    @Test(arguments: FixtureFolder.vendors)
    func everyErrorExampleNamesItsStatus(vendor: String) throws {
        for operation in try #require(FixtureFolder(vendor).load().contract).operations {
            for response in operation.responses {
                for example in response.content.flatMap(\.examples) {
                    // Of a problem in a wrapper, which may speak of a success, the problem's own status counts.
                    let wrapped = example.value["response"]?["status"]?.intValue
                    guard let status = wrapped ?? example.value["statusCode"]?.intValue else { continue }
                    #expect(status == response.exampleStatus.code, "\(operation.id) \(example.name)")
                }
            }
        }
    }

    @Test(arguments: FixtureFolder.vendors)
    func everyExampleFileHoldsItsExample(vendor: String) throws {
        let folder = try FixtureFolder(vendor)
        var named: Set<String> = []
        for example in folder.document.root["components"]?["examples"]?.entries ?? [] {
            guard let file = example.value["x-file"]?.scalar?.stringValue else { continue }
            named.insert(file)
            let value = try #require(example.value["value"]?.jsonValue, "\(example.key)")
            let held = try JSONValue.parse(FixtureFolder.bytes("fixtures/\(vendor)/\(file)"))
            // As text, so that the order of keys counts too.
            #expect(held.compactText == value.compactText, "\(example.key)")
        }
        #expect(try folder.exampleFiles().filter { !named.contains($0) } == [])
    }

    @Test func storedSampleOfJFrameworkIsItsExample() throws {
        let rules = try FixtureFolder.document("scenarios/jframework/documented.yaml").root["rules"]?.elements ?? []
        let examples = try FixtureFolder("jframework").document.root["components"]?["examples"]
        for (rule, example) in [("create-sample", "created"), ("update-sample", "updated")] {
            let saved = rules.first { $0["id"]?.scalar?.stringValue == rule }?["save"]
            let data = try #require(examples?[example]?["value"]?["data"]?.jsonValue)
            #expect(saved?["value"]?.jsonValue.compactText == data.compactText)
            #expect(saved?["key"]?.scalar == data["id"])
        }
    }

    @Test(arguments: FixtureFolder.vendors)
    func readmeSaysWhereEachResponseIsKnownFrom(vendor: String) throws {
        let lines = String(decoding: try FixtureFolder.bytes("fixtures/README.md"), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        let section = lines.drop { $0 != "## \(vendor)" }.dropFirst().prefix { !$0.hasPrefix("## ") }
        let rows = section.filter { $0.hasPrefix("| `") }.map(String.init)
        let expected = try FixtureTable(folder: FixtureFolder(vendor)).rows
        #expect(rows.filter { !expected.contains($0) } == [], "rows that are not the contract's")
        #expect(expected.filter { !rows.contains($0) } == [], "rows that are missing")
        #expect(rows.count == expected.count)
    }

    @Test(arguments: FixtureFolder.vendors)
    func everyOperationAndResponseSaysWhereItIsKnownFrom(vendor: String) throws {
        let known: Set<String> = ["documented", "public-docs", "public-source", "inferred"]
        for operation in try #require(FixtureFolder(vendor).load().contract).operations {
            #expect(operation.provenance.map(known.contains) == true, "\(operation.id)")
            #expect(operation.source?.isEmpty == false, "\(operation.id)")
            for response in operation.responses {
                #expect(response.provenance.map(known.contains) == true, "\(operation.id) \(response.status)")
                #expect(response.source?.isEmpty == false, "\(operation.id) \(response.status)")
            }
        }
    }

    @Test func onlyWhatThePagesOfJFrameworkListIsDocumented() throws {
        let folder = try FixtureFolder("jframework")
        let documented = try #require(folder.load().contract).operations.compactMap { operation -> String? in
            let responses = operation.responses.filter { $0.provenance == "documented" }
            guard operation.provenance == "documented" || !responses.isEmpty else { return nil }
            return "\(operation.id): \(responses.map(\.status.description).joined(separator: " "))"
        }
        #expect(documented == ["createSmtpIntegration: 201 401 403 429", "updateSmtpIntegration: 200 401"])
        // The pages show no body of a refusal.
        let certain = FixtureTable(folder: folder).rows.filter { $0.contains("| documented |") }
        let cells = certain.map { $0.split(separator: " | ")[2] }
        #expect(cells == ["request", "201", "request", "200"])
    }
}
