import Contracts
import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments
import Support
import Testing

@testable import MockServer

/// The scenarios that come with the program.
@Suite struct BundledScenarioTests {
    private static let repertoire = PipelineFixture.bundled
    private static let scenarioNames = repertoire.scenarios.map(\.name)
    private static let operations = repertoire.contracts.flatMap { contract in
        contract.operations.map { "\(contract.name) \($0.id)" }
    }

    @Test func theyLoadWithoutFindings() {
        #expect(PipelineFixture.bundledLoad.findings == [])
        #expect(Self.scenarioNames.contains("jframework/documented"))
    }

    @Test(arguments: scenarioNames)
    func eachHasATitleAndPlaysItsFoldersContract(name: String) throws {
        let scenario = try #require(Self.repertoire.scenario(named: name))
        #expect(scenario.title?.isEmpty == false)
        #expect(name.hasPrefix(scenario.contract.name + "/"))
    }

    @Test(arguments: operations)
    func eachDocumentedStatusIsAnsweredByAScenarioOfItsOwn(named name: String) throws {
        let parts = name.split(separator: " ", maxSplits: 1)
        let contract = try #require(Self.repertoire.contracts.first { $0.name == parts[0] })
        let operation = try #require(contract.operation(named: String(parts[1])))
        var answered: Set<Int> = []
        for scenario in Self.repertoire.scenarios where scenario.contract === contract {
            let server = PipelineFixture(Self.repertoire, scenarios: [scenario.name], fields: [:])
            // So that there is something to read and to delete.
            for other in contract.operations where other.method != .delete { _ = send(other, to: server) }
            let response = send(operation, to: server)
            // What a fault makes of an answer is not the vendor's.
            guard server.journal.entries.last?.fault == nil else { continue }
            #expect(ResponseChecker(operation).check(response).map(ViolationRenderer.line) == [], "\(scenario.name)")
            // A rule that was taken over from the documented scenario answers what the request asks for; to fix the
            // answer takes one of its own.
            let rule = server.journal.entries.last?.ruleID ?? ""
            guard rule.hasPrefix(scenario.name + "#"), !scenario.name.hasSuffix("/documented") else { continue }
            answered.insert(response.status.code)
        }
        #expect(operation.responses.map(\.exampleStatus.code).filter { !answered.contains($0) } == [])
    }

    /// Sends a request that conforms, made of the contract's examples.
    private func send(_ operation: Contracts.Operation, to server: PipelineFixture) -> Response {
        var fields: HeaderFields = [:]
        var target = operation.path.text
        for parameter in operation.parameters {
            let value = parameter.example?.stringValue ?? "text"
            switch parameter.place {
            case .header: fields.append(parameter.fieldName, value)
            case .path:
                let ends = target.split(separator: "{\(parameter.name)}", omittingEmptySubsequences: false)
                target = ends.joined(separator: value)
            case .query, .cookie: break
            }
        }
        for item in operation.security.first?.items ?? [] {
            switch item.scheme.kind {
            case .header(let name): fields.append(name, "text")
            case .cookie(let name): fields.append(.cookie, "\(name)=text")
            case .basic: fields.append(.authorization, "Basic dTpw")
            case .bearer: fields.append(.authorization, "Bearer text")
            case .query, .authorization, .mutualTLS: break
            }
        }
        let content = operation.requestBody?.content.first
        if let content { fields.append(.contentType, content.mediaType.description) }
        let sample = content?.examples.first?.value
        let isForm = content?.mediaType.essence == "application/x-www-form-urlencoded"
        return server.send(
            operation.method, target, isForm ? sample.map(formText) : sample?.compactText, fields: fields,
            isSecure: operation.isHTTPSOnly)
    }

    private func formText(_ value: JSONValue) -> String {
        (value.objectValue?.members ?? []).map { member in
            let text = member.value.stringValue ?? member.value.compactText
            return "\(member.name)=\(PercentEncoding.encode(text))"
        }.joined(separator: "&")
    }
}
