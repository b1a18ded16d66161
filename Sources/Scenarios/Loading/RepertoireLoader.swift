import Contracts
import JSONModel
package import SourceDocuments
package import Support

/// Finds and compiles the contracts and scenarios under some files and folders.
///
/// A YAML or JSON file with a key `openapi` is a contract; one with `rules`, `contract` or `extends` is a scenario. In a
/// folder other files are passed over; a file that was named itself must be one of the two.
///
/// Not Sendable: it is used once, by the thread that loads.
package final class RepertoireLoader {
    private let reader: any FileReader
    private let collector = DiagnosticCollector()
    private var contracts: [(path: String, contract: Contract)] = []
    /// Contracts that were tried and are no good, so that each mistake is reported once.
    private var refusedContracts: Set<String> = []
    private var scenarioFiles: [ScenarioLoader.File] = []
    /// The names of the scenario files that were taken, by their resolved paths.
    private var scenarioNames: [String: String] = [:]
    private var resolvedPaths: [String: String] = [:]
    private var namedScenarios: [String] = []
    /// The resolved folders on the way to the one that is being visited: a link back to one of them is not followed.
    private var visitedFolders: [String] = []

    /// Makes a loader that reads through `reader`.
    package init(reader: any FileReader) {
        self.reader = reader
    }

    /// Loads everything at those paths.
    ///
    /// - Parameters:
    ///   - paths: Files and folders.
    ///   - root: The folder that the names of scenarios below it are counted from; nil for each folder among the paths,
    ///     and the base names of files.
    /// - Returns: What was loaded, and every finding; when one is an error, what was loaded is not fit to be served.
    package func load(
        _ paths: [String], namedBelow root: String? = nil
    ) -> (repertoire: Repertoire, diagnostics: [Diagnostic]) {
        for path in paths {
            if reader.isFolder(path) {
                let prefix = root.flatMap { Paths.relative(path, to: $0) } ?? "."
                visit(folder: path, below: prefix == "." ? "" : prefix + "/")
            } else {
                let name = root.flatMap { Paths.relative(path, to: $0) } ?? Paths.name(of: path)
                take(file: path, name: Paths.withoutEnding(name), isNamed: true)
            }
        }
        takeParentsOfNamedScenarios()
        let sole = contracts.count == 1 ? contracts[0].contract : nil
        let loader = ScenarioLoader(files: scenarioFiles, soleContract: sole, reader: reader, collector: collector) {
            self.contract(at: $0)
        }
        let scenarios = loader.load()
        return (
            Repertoire(contracts: contracts.map(\.contract), scenarios: scenarios, named: namedScenarios),
            collector.diagnostics
        )
    }

    private func visit(folder: String, below prefix: String) {
        let names: [String]
        do throws(FileError) {
            let resolved = try reader.resolved(folder)
            guard !visitedFolders.contains(resolved) else { return }
            names = try reader.listFolder(folder)
            visitedFolders.append(resolved)
        } catch {
            collector.add(Self.diagnostic(of: error, at: folder))
            return
        }
        defer { visitedFolders.removeLast() }
        for name in names where !name.hasPrefix(".") && name != "node_modules" {
            let path = Paths.join(folder, name)
            if reader.isFolder(path) {
                visit(folder: path, below: prefix + name + "/")
            } else if Self.isDocument(name) {
                take(file: path, name: prefix + Paths.withoutEnding(name), isNamed: false)
            }
        }
    }

    private static let endings = [".yaml", ".yml", ".json"]

    private static func isDocument(_ name: String) -> Bool {
        endings.contains(where: name.hasSuffix)
    }

    /// Takes what scenarios whose files were named extend, and what those extend: files beside them that nobody named.
    private func takeParentsOfNamedScenarios() {
        var waiting = scenarioFiles.filter { namedScenarios.contains($0.name) }
        while let file = waiting.popLast() {
            guard let node = file.document.root["extends"] else { continue }
            for word in (node.elements ?? [node]).compactMap(\.scalar?.stringValue) {
                let place = Paths.join(Paths.folder(of: file.document.file), word)
                guard let path = Self.endings.map({ place + $0 }).first(where: reader.exists) else { continue }
                let count = scenarioFiles.count
                take(file: path, name: Paths.join(Paths.folder(of: file.name), word), isNamed: false)
                waiting += scenarioFiles[count...]
            }
        }
    }

    /// The path without links; asked of the system once, since every scenario names its contract.
    private func resolvedPath(_ path: String) -> String {
        if let known = resolvedPaths[path] { return known }
        let resolved = (try? reader.resolved(path)) ?? path
        resolvedPaths[path] = resolved
        return resolved
    }

    private func take(file path: String, name: String, isNamed: Bool) {
        let resolved = resolvedPath(path)
        if let known = scenarioNames[resolved] {
            if isNamed, !namedScenarios.contains(known) { namedScenarios.append(known) }
            return
        }
        let bytes: [UInt8]
        do throws(Diagnostic) {
            bytes = try self.bytes(at: path)
        } catch {
            collector.add(error)
            refusedContracts.insert(resolved)
            return
        }
        // Parsing costs more than looking: a file without any of the words is neither kind.
        let text = String(decoding: bytes, as: UTF8.self)
        let mayBeOurs = ["openapi", "swagger", "rules", "contract", "extends"].contains { text.containsText($0) }
        guard isNamed || mayBeOurs else { return }
        let document: SourceDocument
        do throws(Diagnostic) {
            document = try SourceParser.parse(bytes: bytes, file: path)
        } catch {
            collector.add(error)
            // Scenarios may name it as their contract.
            refusedContracts.insert(resolved)
            return
        }
        if document.root["openapi"] != nil {
            _ = contract(at: path, document: document)
        } else if ["rules", "contract", "extends"].contains(where: { document.root[$0] != nil }) {
            scenarioFiles.append(.init(name: name, document: document))
            scenarioNames[resolved] = name
            if isNamed { namedScenarios.append(name) }
        } else if let version = document.root["swagger"] {
            guard !isNamed else {
                // The loader of contracts refuses it with its place.
                _ = contract(at: path, document: document)
                return
            }
            collector.warning(
                at: version.location, "left out, since it is written in Swagger; expected OpenAPI 3.0 or 3.1",
                id: "unsupported-version")
        } else if isNamed {
            collector.error(
                at: document.root.location,
                "neither a contract nor a scenario, expected a key \"openapi\", or \"contract\" and \"rules\"",
                id: "unknown-document")
        }
    }

    private func contract(at path: String) -> Contract? {
        let key = resolvedPath(path)
        if let known = contracts.first(where: { $0.path == key }) { return known.contract }
        guard !refusedContracts.contains(key) else { return nil }
        do throws(Diagnostic) {
            return contract(at: path, document: try SourceParser.parse(bytes: try bytes(at: path), file: path))
        } catch {
            collector.add(error)
        }
        refusedContracts.insert(key)
        return nil
    }

    private func contract(at path: String, document: SourceDocument) -> Contract? {
        let key = resolvedPath(path)
        if let known = contracts.first(where: { $0.path == key }) { return known.contract }
        guard !refusedContracts.contains(key) else { return nil }
        let loader = ContractLoader(into: collector) { path throws(Diagnostic) in
            try SourceParser.parse(bytes: try self.bytes(at: path), file: path)
        }
        guard let contract = loader.load(document) else {
            refusedContracts.insert(key)
            return nil
        }
        contracts.append((key, contract))
        return contract
    }

    private func bytes(at path: String) throws(Diagnostic) -> [UInt8] {
        do throws(FileError) {
            return try reader.readFile(path)
        } catch {
            throw Self.diagnostic(of: error, at: path)
        }
    }

    private static func diagnostic(of error: FileError, at path: String) -> Diagnostic {
        Diagnostic(.error, at: SourceLocation(file: path, position: .start), error.description, id: "unreadable-file")
    }
}
