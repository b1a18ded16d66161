import Contracts
import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments

/// The rules of a session's scenarios, and how often each was used.
enum RulesResource {
    static let routes = [
        AdminRoute(
            id: "getRules", method: .get, path: "/sessions/{id}/rules",
            summary: "The own rules of the scenarios that a session was told to play, and how often each was used.",
            outcome: .init(status: 200, summary: "The rules.", schema: "RuleUses"), refusals: [404], perform: list)
    ]

    private static func list(_ call: AdminCall) throws(AdminProblem) -> Response {
        let session = try call.session()
        var uses: [String: Int] = [:]
        for entry in call.journal.entries(of: session.id) {
            for id in Set(entry.ruleIDs) { uses[id, default: 0] += 1 }
        }
        let rules = session.playbook.chosen.flatMap { scenario in
            grouped(scenario.rules).map { rules -> JSONValue in
                [
                    "id": .string(rules[0].id), "scenario": .string(scenario.name),
                    "operations": .array(
                        rules.map { .string(scenario.contract.operations[$0.operationIndex].id) }),
                    "location": .string(rules[0].location.fileAndLine),
                    "uses": .number(JSONNumber(uses[rules[0].id] ?? 0)),
                ]
            }
        }
        return .json([
            "rules": .array(rules), "evicted": .number(JSONNumber(call.journal.evictedCount(of: session.id))),
        ])
    }

    /// A rule that a file writes for several operations is one rule.
    private static func grouped(_ rules: [Rule]) -> [[Rule]] {
        rules.reduce(into: []) { groups, rule in
            if groups.last?.first?.id == rule.id {
                groups[groups.count - 1].append(rule)
            } else {
                groups.append([rule])
            }
        }
    }
}
