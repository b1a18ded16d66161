import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
import Support
import TestSupport
import Testing

/// What holds of the variants of every operation, for the contracts that come with the program and some of others.
@Suite struct VariantPropertiesTests {
    /// What is wrong with the variants of one operation.
    private func faults(_ contract: Contract, _ operation: Operation) throws -> [String] {
        let name = operation.hasOperationId ? operation.id : operation.methodAndPath
        let variants = try contract.responseVariants(of: name)
        let checker = ResponseChecker(operation)
        var faults: [String] = []
        var ids: Set<String> = []
        var messages: [VariantKind: Set<[UInt8]>] = [:]
        for variant in variants {
            for id in [variant.id] + variant.alsoCovers where !ids.insert(id).inserted {
                faults.append("\(id) stands twice")
            }
            let violations = checker.check(variant.response)
            if variant.isWithinContract != violations.isEmpty {
                faults.append("\(variant.id) \(violations.map(ViolationRenderer.message))")
            }
            if variant.summary.isEmpty || variant.summary.contains("\n") { faults.append("\(variant.id): \(variant)") }
            let message = Array("\(variant.status) ".utf8) + variant.body
            if variant.kind != .content, variant.kind != .example,
                !messages[variant.kind, default: []].insert(message).inserted
            {
                faults.append("\(variant.id) is the same as another of its kind")
            }
        }
        if variants.count > ResponseVariants.maximumCount { faults.append("too many") }
        let again = try contract.responseVariants(of: name)
        if again.map(\.id) != variants.map(\.id) || again.map(\.body) != variants.map(\.body) {
            faults.append("a second call gives others")
        }
        let documented = Set(variants.filter { $0.kind == .documented || $0.kind == .example }.map(\.status))
        for response in operation.responses where !documented.contains(response.exampleStatus) {
            if !variants.notes.contains(where: { $0.hasPrefix(response.status.description) }) {
                faults.append("\(response.status) has no variant, and no note says why")
            }
        }
        return faults.map { "\(operation.id) \($0)" }
    }

    @Test(arguments: FixtureFolder.vendors)
    func vendors(vendor: String) throws {
        let contract = try #require(FixtureFolder(vendor).load().contract)
        for operation in contract.operations {
            #expect(try faults(contract, operation) == [])
            let variants = try contract.responseVariants(of: operation.id)
            #expect(variants.notes == [], "\(operation.id)")
            #expect(variants.contains { !$0.isWithinContract }, "\(operation.id)")
        }
    }

    @Test(
        .enabled(if: Suites.folder("openapi") != nil, Comment(rawValue: Suites.absence)),
        arguments: ["box.json", "discord.json", "museum.yaml"])
    func documentsOfOthers(name: String) throws {
        let root = try #require(Suites.folder("openapi"))
        let document = try SourceParser.parse(
            bytes: try FileSystem().readFile("\(root)/real-world/\(name)"), file: "openapi")
        let loader = ContractLoader(into: DiagnosticCollector()) { path throws(Diagnostic) in
            throw Diagnostic(.error, at: SourceLocation(file: path, position: .start), "no file", id: "no-file")
        }
        let contract = try #require(loader.load(document, checkingSchemas: false))
        // All of them hold; a sample keeps the run short.
        let sample = contract.operations.filter { contract.operations.count < 50 || $0.index.isMultiple(of: 6) }
        for operation in sample { #expect(try faults(contract, operation) == []) }
        let counts = try sample.prefix(20).map { try contract.responseVariants(of: $0.id).count }
        #expect(counts.reduce(0, +) > counts.count * 5)
    }
}
