package import Contracts

/// The rules of one or more scenarios on one contract, sorted into the lists that requests are held against.
///
/// Immutable, so any thread may use it.
package final class Rulebook: Sendable {
    /// The rules that one operation's requests meet, each stage in the order of trying.
    ///
    /// A class, so that a decision walks the rules without copying lists.
    final class Lists: Sendable {
        private let stages: [[Rule]]
        /// One entry a stage, nil for those with few rules.
        private let indices: [RuleIndex?]
        /// True when some rule among them reads or changes the session.
        let usesSession: Bool
        /// True when some rule among them has a fault that strikes before the request's content has come.
        let strikesUploads: Bool

        init(_ rules: [Rule]) {
            stages = Stage.allCases.map { stage in inOrderOfTrying(rules.filter { $0.stage == stage }) }
            indices = stages.map { RuleIndex($0) }
            usesSession = rules.contains(where: \.usesSession)
            strikesUploads = rules.contains { $0.delivery?.fault?.strikesUpload == true }
        }

        /// The number of rules of a stage.
        func count(of stage: Stage) -> Int { stages[stage.rawValue].count }
        /// A rule of a stage by its place in the order of trying.
        func rule(_ index: Int, of stage: Stage) -> Rule { stages[stage.rawValue][index] }
        /// The places of the rules that a request can meet; nil for all of them.
        func places(of stage: Stage, for checked: CheckedRequest) -> [Int]? {
            indices[stage.rawValue]?.places(for: checked)
        }
        /// The rules of a stage in the order of trying.
        func rules(of stage: Stage) -> [Rule] { stages[stage.rawValue] }
        /// Every rule.
        var all: [Rule] { stages.flatMap(\.self) }
    }

    /// The contract that the rules play.
    package let contract: Contract
    /// The names of the scenarios, first named first.
    package let scenarioNames: [String]
    /// The seed of the first scenario that gives one.
    package let seed: UInt64?
    /// What a session remembers when it starts.
    package let initialState: SessionState
    /// The machines that its scenarios declare; of two of a name the earlier scenario's.
    package let machines: [StateMachine]
    /// What is wrong with the ports of a session; of two scenarios the first one's word counts.
    package let portFault: PortFault
    /// The scenario that says so, or the first of two.
    package let portFaultScenario: String?
    /// The credentials that fail.
    let credentials: CredentialRoll
    /// One entry an operation of the contract, by its index.
    let lists: [Lists]

    /// Sorts the rules of scenarios that all play `contract`.
    ///
    /// Rules of an earlier scenario come first, and every scenario's own rules before those that it inherits.
    package init(contract: Contract, scenarios: [Scenario]) {
        self.contract = contract
        scenarioNames = scenarios.map(\.name)
        seed = scenarios.lazy.compactMap(\.seed).first
        let ordered = Scenario.inOrderOfInheritance(scenarios)
        machines = ordered.flatMap(\.machines).reduce(into: []) { known, machine in
            if !known.contains(where: { $0.name == machine.name }) { known.append(machine) }
        }
        initialState = SessionState(of: ordered)
        portFault = PortFault(
            connection: ordered.lazy.compactMap(\.portFault.connection).first,
            security: ordered.lazy.compactMap(\.portFault.security).first)
        portFaultScenario = ordered.first { !$0.portFault.isNone }?.name
        credentials = ordered.reduce(into: CredentialRoll()) { $0.add($1.credentials) }
        let rules = ordered.flatMap(\.rules)
        lists = contract.operations.map { operation in
            Lists(rules.filter { $0.operationIndex == operation.index })
        }
    }

    /// True when some rule of the operation has a fault that strikes before the request's content has come, so that a
    /// decision is due when the head is complete.
    package func strikesUploads(of operation: Operation) -> Bool {
        lists[operation.index].strikesUploads
    }

    /// The answers that never change, so that a server can serialize them early.
    package var fixedReplies: [FixedReply] {
        lists.flatMap(\.all).flatMap { $0.reply?.fixedReplies ?? [] }
    }
}

/// Priority first; the sort is stable, so own rules stay before inherited ones and file order stays.
private func inOrderOfTrying(_ rules: [Rule]) -> [Rule] {
    rules.enumerated()
        .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
        .map(\.element)
}
