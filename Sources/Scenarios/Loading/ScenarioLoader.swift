package import Contracts
package import SourceDocuments
package import Support

/// Compiles scenario files against their contracts, and finds every mistake in them.
///
/// Not Sendable: it is used once, by the thread that loads.
package final class ScenarioLoader {
    /// One scenario file that was read, before it is compiled.
    package struct File {
        let name: String
        let document: SourceDocument

        /// Makes a file entry; the name is the path under the folder that it was found in, without the ending.
        package init(name: String, document: SourceDocument) {
            self.name = name
            self.document = document
        }
    }

    static let keys = [
        "title", "scenario", "contract", "extends", "seed", "given", "machines", "credentials", "connection",
        "tls", "rules",
    ]

    private let filesByName: [String: File]
    /// The same by their paths without the ending.
    private let filesByPlace: [String: File]
    private let files: [File]
    private let known: [String: Scenario]
    private let soleContract: Contract?
    private let contract: (_ path: String) -> Contract?
    private let reader: any FileReader
    private let collector: DiagnosticCollector
    private var loaded: [String: Scenario] = [:]
    /// The named quotas of each contract.
    private var quotas: [ObjectIdentifier: QuotaDefinitions] = [:]
    /// The names of scenarios that are no good, so that each mistake is reported once.
    private var refused: Set<String> = []
    private let shadowedRules = ShadowedRules()
    /// The names on the way from the scenario that is being compiled to its parents.
    private var path: [String] = []

    /// Makes a loader.
    ///
    /// - Parameters:
    ///   - files: Every scenario file.
    ///   - known: Scenarios that were compiled before, which the files may extend.
    ///   - soleContract: The contract of scenarios that name none, when there is only one.
    ///   - reader: Where bodies in files are read from.
    ///   - collector: Where mistakes go.
    ///   - contract: Finds the contract at a path; nil when there is none, which it has reported then.
    package init(
        files: [File], known: [Scenario] = [], soleContract: Contract? = nil, reader: any FileReader,
        collector: DiagnosticCollector,
        contract: @escaping (_ path: String) -> Contract?
    ) {
        self.files = files
        self.soleContract = soleContract
        filesByName = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        filesByPlace = Dictionary(
            files.map { (Paths.normalise(Paths.withoutEnding($0.document.file)), $0) },
            uniquingKeysWith: { first, _ in first })
        self.known = Dictionary(known.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.reader = reader
        self.collector = collector
        self.contract = contract
    }

    /// Compiles every file, in order.
    package func load() -> [Scenario] {
        var seen: Set<String> = []
        return files.compactMap { file in
            if let first = filesByName[file.name], first.document.file != file.document.file {
                collector.error(
                    at: file.document.root.location,
                    "scenario \"\(file.name)\" is already that of \(first.document.file); rename one of the files",
                    id: "duplicate-scenario")
                return nil
            }
            return seen.insert(file.name).inserted ? scenario(file) : nil
        }
    }

    private func scenario(_ file: File) -> Scenario? {
        if let known = loaded[file.name] { return known }
        if refused.contains(file.name) { return nil }
        let root = file.document.root
        guard !reportRule(root), let reader = MappingReader(root, subject: "the scenario", into: collector) else {
            refused.insert(file.name)
            return nil
        }
        reader.rejectUnknownKeys(allowed: Self.keys)
        checkName(reader, file)
        path.append(file.name)
        defer { path.removeLast() }
        let parents = parents(reader, file)
        let start = SessionStartReader(collector: collector)
        let machines = start.machines(reader.optional("machines"))
        let credentials = start.credentials(reader.optional("credentials"))
        let title = reader.optional("title", .string)
        let seed = reader.optional("seed", .unsignedInteger)
        guard let contract = contractOf(reader, file, parents) else {
            refused.insert(file.name)
            return nil
        }
        for parent in parents where parent.contract !== contract {
            collector.error(
                at: root.location,
                "\(file.name) plays \(contract.file), but extends \(parent.name), which plays "
                    + "\(parent.contract.file)", id: "contract-mismatch")
        }
        var known = machines
        for machine in parents.flatMap(\.knownMachines) where !known.contains(where: { $0.name == machine.name }) {
            known.append(machine)
        }
        let scenario = Scenario(
            name: file.name, title: title, contract: contract, seed: seed, machines: machines,
            given: start.given(reader.optional("given"), machines: known), credentials: credentials,
            portFault: start.portFault(reader), rules: rules(reader, file, contract, known), parents: parents,
            location: root.location)
        loaded[file.name] = scenario
        shadowedRules.check(scenario, into: collector)
        return scenario
    }

    private func checkName(_ reader: MappingReader, _ file: File) {
        guard let node = reader.optional("scenario"), let name = reader.optional("scenario", .string),
            name != file.name
        else { return }
        collector.error(
            at: node.location, "\"scenario\" is \"\(name)\", but the file's place makes it \"\(file.name)\"",
            id: "wrong-name")
    }

    private func contractOf(_ reader: MappingReader, _ file: File, _ parents: [Scenario]) -> Contract? {
        guard let node = reader.optional("contract") else {
            if let inherited = parents.first?.contract ?? soleContract { return inherited }
            if reader.optional("extends") == nil {
                collector.error(
                    at: file.document.root.location,
                    "the scenario names no contract, and there is not just one; expected contract: PATH to an OpenAPI document",
                    id: "missing-key")
            }
            return nil
        }
        guard let relative = reader.optional("contract", .string) else { return nil }
        let path = Paths.join(Paths.folder(of: file.document.file), relative)
        guard self.reader.exists(path) else {
            collector.error(
                at: node.location, "contract \"\(relative)\" is not there: no file \(path)", id: "unknown-contract")
            return nil
        }
        return contract(path)
    }

    private func parents(_ reader: MappingReader, _ file: File) -> [Scenario] {
        guard let node = reader.optional("extends") else { return [] }
        let folder = file.name.lastIndex(of: "/").map { String(file.name[...$0]) } ?? ""
        return (node.elements ?? [node]).compactMap { element in
            guard let word = collector.read(element, as: .string, subject: "\"extends\"") else { return nil }
            // By its place beside this file first, since a file that was named itself goes by its base name.
            let place = Paths.join(Paths.folder(of: file.document.file), word)
            let name = Paths.normalise(folder + word)
            let beside = filesByPlace[place] ?? filesByName[name]
            if beside == nil, let compiled = known[name] { return compiled }
            guard let parent = beside else {
                let names = Array(filesByName.keys) + Array(self.known.keys)
                let known = names.filter { $0.hasPrefix(folder) && $0 != file.name }
                    .map { String($0.dropFirst(folder.count)) }.sorted()
                collector.error(
                    at: element.location,
                    UnknownName.message("scenario", word, of: "the folder of \(file.name)", known: known),
                    id: "unknown-scenario")
                return nil
            }
            if let start = path.firstIndex(of: parent.name) {
                collector.error(
                    at: element.location,
                    "extends goes round in a circle: \((path[start...] + [parent.name]).joined(separator: " → "))",
                    id: "circular-extends")
                return nil
            }
            return scenario(parent)
        }
    }

    private func rules(
        _ reader: MappingReader, _ file: File, _ contract: Contract, _ machines: [StateMachine]
    ) -> [Rule] {
        guard let node = reader.optional("rules") else { return [] }
        guard !reportRule(node) else { return [] }
        guard let elements = node.elements else {
            collector.error(
                at: node.location, "\"rules\" is \(node.typeDescription), expected an array of rules",
                id: "wrong-type")
            return []
        }
        let files = ScenarioFiles(folder: Paths.folder(of: file.document.file), reader: self.reader)
        var seen: [String: SourceLocation] = [:]
        return elements.enumerated().flatMap { index, element in
            let id = id(of: element, index: index, &seen)
            let compiler = RuleCompiler(
                contract: contract, machines: machines, files: files, quotas: definitions(of: contract),
                collector: collector)
            let findingsBefore = collector.diagnostics.count
            let compiled = compiler.compile(element, id: "\(file.name)#\(id)")
            if collector.diagnostics[findingsBefore...].contains(where: { $0.severity == .error }) {
                shadowedRules.leaveOut(element.location)
            }
            return compiled
        }
    }

    /// Reports one rule where a list of rules is expected, or what holds it.
    private func reportRule(_ node: SourceNode) -> Bool {
        guard let keys = node.entries?.map(\.key), !keys.contains(where: Self.keys.contains),
            keys.contains(where: ["id", "operation", "operations", "respond", "when", "fault"].contains)
        else { return false }
        collector.error(
            at: node.location, "this is one rule, expected a list of rules; begin the rule with \"- \"",
            id: "wrong-type")
        return true
    }

    /// Log lines and journal name rules by their ids, and `scenario#id` is to be read in one way only.
    private static func isAllowedInID(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || ["-", "_", "."].contains(scalar)
    }

    private func definitions(of contract: Contract) -> QuotaDefinitions {
        if let known = quotas[ObjectIdentifier(contract)] { return known }
        let made = QuotaDefinitions(scope: contract.name)
        quotas[ObjectIdentifier(contract)] = made
        return made
    }

    private func id(of node: SourceNode, index: Int, _ seen: inout [String: SourceLocation]) -> String {
        guard let idNode = node["id"], let id = collector.read(idNode, as: .string, subject: "\"id\"") else {
            return "\(index)"
        }
        guard !id.isEmpty, id.unicodeScalars.allSatisfy(Self.isAllowedInID) else {
            // Escaped, since what is wrong may not show, or break the line.
            let shown = id.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
            collector.error(
                at: idNode.location, "\"id\" is \"\(shown)\", expected letters, digits and - _ . alone", id: "bad-id")
            return "\(index)"
        }
        if let first = seen.updateValue(idNode.location, forKey: id) {
            collector.error(
                at: idNode.location, "rule id \"\(id)\" is taken by the rule at line \(first.position.line)",
                id: "duplicate-id")
        }
        return id
    }
}
