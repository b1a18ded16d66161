import Contracts
import JSONModel
import SourceDocuments
import Support

/// One vendor's folder under `fixtures/`, with its contract as a contract and as the document that it is.
struct FixtureFolder {
    let vendor: String
    /// The contract's document, for what the contract leaves aside, such as `x-file`.
    let document: SourceDocument

    private static let packageFolder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/")

    /// The vendors' names.
    static var vendors: [String] {
        let names = (try? FileSystem().listFolder(packageFolder + "/fixtures")) ?? []
        return names.filter { FileSystem().exists("\(packageFolder)/fixtures/\($0)/openapi.yaml") }
    }

    init(_ vendor: String) throws {
        self.vendor = vendor
        document = try Self.document("fixtures/\(vendor)/openapi.yaml")
    }

    /// A file of the package.
    static func bytes(_ path: String) throws -> [UInt8] {
        try FileSystem().readFile("\(packageFolder)/\(path)")
    }

    /// The Swift and C files in a folder of the package and the folders below it.
    static func files(under folder: String) -> [String] {
        let names = (try? FileSystem().listFolder("\(packageFolder)/\(folder)")) ?? []
        return names.flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            if FileSystem().isFolder("\(packageFolder)/\(path)") { return files(under: path) }
            return [".swift", ".c", ".h"].contains { name.hasSuffix($0) } ? [path] : []
        }
    }

    /// A YAML or JSON file of the package.
    static func document(_ path: String) throws -> SourceDocument {
        try SourceParser.parse(bytes: bytes(path), file: path)
    }

    /// The contract, and what loading said of it.
    func load() -> (contract: Contract?, findings: [String]) {
        let diagnostics = DiagnosticCollector()
        let contract = ContractLoader.load(document, name: vendor, reader: FileSystem(), into: diagnostics)
        return (contract, diagnostics.diagnostics.map(\.rendered))
    }

    /// A node, or what its `$ref` names.
    func resolved(_ node: SourceNode?) -> SourceNode? {
        guard let reference = node?["$ref"]?.scalar?.stringValue else { return node }
        return JSONPointer(String(reference.dropFirst())).flatMap(document.node(at:))
    }

    /// The files in `examples/` that hold JSON.
    func exampleFiles() throws -> [String] {
        let names = try FileSystem().listFolder("\(Self.packageFolder)/fixtures/\(vendor)/examples")
        return names.filter { $0.hasSuffix(".json") }.map { "examples/\($0)" }
    }
}
