package import Contracts

/// The rules of one or more scenarios on one contract, sorted into the lists that requests are held against.
///
/// Immutable, so any thread may use it.
package final class Rulebook: Sendable {
    /// The rules that one operation's requests meet, a list a stage, each in the order of trying.
    struct Lists: Sendable {
        var arrival: [Rule] = []
        var authenticated: [Rule] = []
        var valid: [Rule] = []
        /// True when some rule among them reads or changes the session.
        var usesSession = false

        subscript(stage: Stage) -> [Rule] {
            get {
                switch stage {
                case .arrival: arrival
                case .authenticated: authenticated
                case .valid: valid
                }
            }
            set {
                switch stage {
                case .arrival: arrival = newValue
                case .authenticated: authenticated = newValue
                case .valid: valid = newValue
                }
            }
        }
    }

    /// The contract that the rules play.
    package let contract: Contract
    /// The names of the scenarios, first named first.
    package let scenarioNames: [String]
    /// The seed of the first scenario that gives one.
    package let seed: UInt64?
    /// One entry an operation of the contract, by its index.
    let lists: [Lists]

    /// Sorts the rules of scenarios that all play `contract`; rules of an earlier scenario come first.
    package init(contract: Contract, scenarios: [Scenario]) {
        self.contract = contract
        scenarioNames = scenarios.map(\.name)
        seed = scenarios.lazy.compactMap(\.seed).first
        let rules = Self.withoutRepeats(scenarios.flatMap(\.inheritedRules))
        lists = contract.operations.map { operation in
            var lists = Lists()
            let concerned = rules.filter { $0.operationIndex == operation.index }
            for stage in Stage.allCases {
                lists[stage] = Self.inOrderOfTrying(concerned.filter { $0.stage == stage })
            }
            lists.usesSession = concerned.contains(where: \.usesSession)
            return lists
        }
    }

    /// The answers that never change, so that a server can serialize them early.
    package var fixedReplies: [FixedReply] {
        lists.flatMap { $0.arrival + $0.authenticated + $0.valid }.compactMap { rule in
            if case .fixed(let reply) = rule.reply { reply } else { nil }
        }
    }

    /// Priority first; the sort is stable, so own rules stay before inherited ones and file order stays.
    private static func inOrderOfTrying(_ rules: [Rule]) -> [Rule] {
        rules.enumerated()
            .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
            .map(\.element)
    }

    private static func withoutRepeats(_ rules: [Rule]) -> [Rule] {
        var seen: Set<ObjectIdentifier> = []
        return rules.filter { seen.insert(ObjectIdentifier($0)).inserted }
    }
}
