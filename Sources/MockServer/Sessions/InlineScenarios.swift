import Contracts
import JSONModel
import Scenarios
import SourceDocuments
import Support

/// Compiles scenario documents that came over the admin API against what was loaded from files.
///
/// `contract` names a contract, or the file that it was loaded from; `extends` names loaded scenarios by their whole
/// names. Such a document has no files beside it.
enum InlineScenarios {
    /// Compiles the documents among some choices.
    ///
    /// - Returns: The scenarios in the order of the choices.
    /// - Throws: `MockServerError.findings` with every mistake, or `unusable` for a name that no scenario has.
    static func resolve(
        _ choices: [ScenarioChoice], in served: ServedRepertoire
    ) throws(MockServerError) -> [Scenario] {
        let collector = DiagnosticCollector()
        var names: [String] = []
        var files: [ScenarioLoader.File] = []
        var places: [String: SourceLocation] = [:]
        for (index, choice) in choices.enumerated() {
            switch choice {
            case .named(let name): names.append(name)
            case .document(let document):
                let name = document.root["scenario"]?.scalar?.stringValue ?? "inline-\(index)"
                names.append(name)
                let place = document.root["scenario"]?.location ?? document.root.location
                if let first = places.updateValue(place, forKey: name) {
                    collector.error(
                        at: place, "scenario \"\(name)\" is already that of the document at \(first)",
                        id: "duplicate-scenario")
                }
                checkContract(document, served, collector)
                files.append(.init(name: name, document: document))
            }
        }
        if collector.hasErrors { throw .findings(collector.diagnostics) }
        let loader = ScenarioLoader(
            files: files, known: served.repertoire.scenarios,
            soleContract: soleContract(among: choices, in: served),
            reader: NoFiles(), collector: collector
        ) { name in contract(named: name, in: served) }
        let compiled = loader.load()
        let errors = collector.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { throw .findings(errors.inOrderOfPlace) }
        var scenarios: [Scenario] = []
        for (name, choice) in zip(names, choices) {
            if case .document = choice, let own = compiled.first(where: { $0.name == name }) {
                scenarios.append(own)
            } else {
                scenarios.append(try served.scenario(named: name))
            }
        }
        return scenarios
    }

    private static func checkContract(
        _ document: SourceDocument, _ served: ServedRepertoire, _ collector: DiagnosticCollector
    ) {
        guard let node = document.root["contract"], let name = node.scalar?.stringValue,
            contract(named: name, in: served) == nil
        else { return }
        let known = served.repertoire.contracts.map(\.name)
        let hint =
            NearestName.find(name, among: known).map { ", did you mean \"\($0)\"?" }
            ?? "; there are \(known.joined(separator: ", "))"
        collector.error(at: node.location, "no contract \"\(name)\" is served\(hint)", id: "unknown-contract")
    }

    /// The contract of documents that name none: the only one that is served, else that of the scenarios beside them.
    private static func soleContract(among choices: [ScenarioChoice], in served: ServedRepertoire) -> Contract? {
        let contracts = served.repertoire.contracts
        if contracts.count == 1 { return contracts[0] }
        let named = choices.compactMap { choice -> Contract? in
            guard case .named(let name) = choice else { return nil }
            return served.repertoire.scenario(named: name)?.contract
        }
        guard let first = named.first, named.allSatisfy({ $0 === first }) else { return nil }
        return first
    }

    private static func contract(named name: String, in served: ServedRepertoire) -> Contract? {
        let contracts = served.repertoire.contracts
        return contracts.first { $0.name == name }
            ?? contracts.first { Paths.normalise($0.file) == Paths.normalise(name) }
    }
}

/// Nothing can be read beside a document that came over the network.
private struct NoFiles: FileReader {
    func readFile(_ path: String) throws(FileError) -> [UInt8] {
        throw FileError(
            attempt: "read", path: path, reason: "a scenario that is sent has no files beside it")
    }

    func listFolder(_ path: String) throws(FileError) -> [String] { [] }
    func isFolder(_ path: String) -> Bool { false }
    func exists(_ path: String) -> Bool { true }
    func resolved(_ path: String) throws(FileError) -> String { Paths.join("/", path) }
}
