import Contracts
import HTTPModel
import HTTPWire
package import Scenarios
import SourceDocuments
import Support
import Synchronization

/// What was loaded from files at one time, ready to be played: contracts at their mounts, the rules of each scenario,
/// and the answers that never change.
///
/// Immutable but for a cache, so any thread may use it.
package final class ServedRepertoire: Sendable {
    /// What was loaded.
    package let repertoire: Repertoire
    let router: Router
    /// The token that signs every answer.
    package let runToken: String
    private let byScenario: [String: Rulebook]
    private let prepared: [ObjectIdentifier: PreparedResponse]
    private let cachedSecretNames = AtomicLazyReference<SecretNamesBox>()
    /// Playbooks of scenario names alone, which sessions share.
    private let playbooks = LockedValue<[[String]: Playbook]>([:])
    /// How many of them are kept.
    private static let cacheLimit = 256

    /// Makes what was loaded ready.
    ///
    /// - Parameters:
    ///   - repertoire: What was loaded.
    ///   - mounts: Path prefixes by contract name.
    ///   - runToken: The token that signs prepared answers.
    /// - Throws: `MockServerError` when a mount names no contract or two operations clash.
    package init(
        _ repertoire: Repertoire, mounts: [(contract: String, prefix: String)] = [], runToken: String
    ) throws(MockServerError) {
        self.repertoire = repertoire
        self.runToken = runToken
        router = try Self.makeRouter(try Self.mount(repertoire.contracts, mounts))
        byScenario = Dictionary(
            repertoire.scenarios.map { ($0.name, Rulebook(contract: $0.contract, scenarios: [$0])) },
            uniquingKeysWith: { first, _ in first })
        prepared = ReplyDesk.prepare(byScenario.values.flatMap(\.fixedReplies), runToken: runToken)
    }

    /// The names under which its contracts expect secrets.
    var secretNames: SecretNames {
        if let box = cachedSecretNames.load() { return box.names }
        return cachedSecretNames.storeIfNil(SecretNamesBox(names: SecretNames(of: repertoire.contracts))).names
    }

    /// True when some operation is answered over https only.
    package var needsTLS: Bool { repertoire.contracts.contains { $0.operations.contains(where: \.isHTTPSOnly) } }

    /// The contracts with their prefixes.
    var mounts: [Mount] { router.mounts }

    /// The rules of one scenario, for a request that asks for it by name.
    func rulebook(ofScenario name: String) -> Rulebook? {
        byScenario[name]
    }

    /// The names of all scenarios, sorted.
    var scenarioNames: [String] { byScenario.keys.sorted() }

    /// The names of a contract's scenarios, sorted.
    func scenarioNames(of contract: Contract) -> [String] {
        byScenario.filter { $0.value.contract === contract }.keys.sorted()
    }

    /// An answer that was serialized when files were loaded.
    func prepared(_ reply: FixedReply) -> PreparedResponse? {
        prepared[ObjectIdentifier(reply)]
    }

    /// The playbook of scenarios by name.
    ///
    /// - Parameter names: The scenarios to play instead of their contracts' documented ones; rules of a later one come
    ///   first.
    /// - Returns: The playbook, the same one for the same names.
    /// - Throws: `MockServerError.unusable` for a name that no scenario has.
    package func playbook(of names: [String]) throws(MockServerError) -> Playbook {
        if let known = playbooks.withLock({ $0[names] }) { return known }
        var chosen: [Scenario] = []
        for name in names { chosen.append(try scenario(named: name)) }
        let playbook = Playbook(served: self, chosen: chosen)
        playbooks.withLock { playbooks in
            if playbooks.count >= Self.cacheLimit { playbooks.removeAll() }
            playbooks[names] = playbook
        }
        return playbook
    }

    /// The playbook of scenarios by name or as documents.
    ///
    /// - Throws: `MockServerError.findings` with every mistake in the documents, `unusable` for a name that no scenario
    ///   has.
    package func playbook(of choices: [ScenarioChoice]) throws(MockServerError) -> Playbook {
        let names = choices.compactMap { choice in
            if case .named(let name) = choice { name } else { nil }
        }
        if names.count == choices.count { return try playbook(of: names) }
        return Playbook(served: self, chosen: try InlineScenarios.resolve(choices, in: self), choices: choices)
    }

    /// The scenario of a name.
    ///
    /// - Throws: `MockServerError.unusable`, with the name that was most likely meant.
    func scenario(named name: String) throws(MockServerError) -> Scenario {
        if let scenario = repertoire.scenario(named: name) { return scenario }
        let known = scenarioNames
        let hint = known.isEmpty ? "; none was found" : NearestName.hint(for: name, among: known)
        throw .unusable("no scenario \"\(name)\"\(hint)")
    }

    private static func mount(
        _ contracts: [Contract], _ mounts: [(contract: String, prefix: String)]
    ) throws(MockServerError) -> [Mount] {
        for mount in mounts where !contracts.contains(where: { $0.name == mount.contract }) {
            let known = contracts.map(\.name)
            let hint =
                NearestName.find(mount.contract, among: known).map { ", did you mean \"\($0)\"?" }
                ?? "; there are \(known.joined(separator: ", "))"
            throw .unusable("--mount: no contract \"\(mount.contract)\"\(hint)")
        }
        return contracts.map { contract in
            var prefix = mounts.last { $0.contract == contract.name }?.prefix ?? ""
            while prefix.hasSuffix("/") { prefix.removeLast() }
            return Mount(contract, prefix: prefix)
        }
    }

    private static func makeRouter(_ mounts: [Mount]) throws(MockServerError) -> Router {
        let collector = DiagnosticCollector()
        let router = Router(mounts, into: collector)
        if collector.hasErrors { throw .findings(collector.diagnostics) }
        return router
    }
}

/// What an atomic reference needs of them.
private final class SecretNamesBox: Sendable {
    let names: SecretNames

    init(names: SecretNames) {
        self.names = names
    }
}
