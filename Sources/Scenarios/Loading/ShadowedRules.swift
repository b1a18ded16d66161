import SourceDocuments

/// Finds rules that never play, since another one that has no condition answers every request before them.
///
/// Only what is certain is told: a rule of several operations must be shadowed at each of them, and a rule that a
/// scenario shadows in what it extends plays where that is served by itself.
struct ShadowedRules {
    /// Where rules stand that have mistakes: what they would do is not known.
    let faulty: Set<SourceLocation>

    /// Warns of a scenario's own rules that never play.
    func check(_ scenario: Scenario, into collector: DiagnosticCollector) {
        guard !scenario.rules.isEmpty else { return }
        let all = Scenario.inOrderOfInheritance([scenario]).flatMap(\.rules)
        let answering = all.enumerated().filter { $0.element.alwaysAnswers && !faulty.contains($0.element.location) }
        guard !answering.isEmpty else { return }
        var first: [Int: (place: Int, rule: Rule)] = [:]
        for (place, rule) in answering {
            if let known = first[rule.operationIndex], !rule.comes(at: place, before: known.rule, at: known.place) {
                continue
            }
            first[rule.operationIndex] = (place, rule)
        }
        // The compiled rules of one rule of the file follow each other.
        var start = 0
        while start < scenario.rules.count {
            let location = scenario.rules[start].location
            var end = start
            var shadow: Rule?
            var isShadowed = true
            while end < scenario.rules.count, scenario.rules[end].location == location {
                let rule = scenario.rules[end]
                if let known = first[rule.operationIndex], known.rule !== rule,
                    known.rule.comes(at: known.place, before: rule, at: end)
                {
                    shadow = shadow ?? known.rule
                } else {
                    isShadowed = false
                }
                end += 1
            }
            if isShadowed, let shadow, !faulty.contains(location) {
                collector.warning(
                    at: location,
                    "the rule never plays, since \(shadow.id) at \(shadow.location.fileAndLine) "
                        + "answers every request before it",
                    id: "rule-never-plays")
            }
            start = end
        }
    }
}

extension Rule {
    /// Whether it answers every request that is held against it, whatever the request and the session are.
    fileprivate var alwaysAnswers: Bool {
        guard condition?.tests.isEmpty ?? true, sessionCondition == nil, quotas.isEmpty, let reply else { return false }
        guard case .sequence(let sequence) = reply else { return true }
        return sequence.continuation != .fallThrough
    }

    /// Whether it is tried before another rule of its operation.
    ///
    /// - Parameters:
    ///   - place: Its place among the rules of the scenario and of what that extends.
    ///   - other: The other rule.
    ///   - otherPlace: The other one's place.
    fileprivate func comes(at place: Int, before other: Rule, at otherPlace: Int) -> Bool {
        if stage != other.stage { return stage < other.stage }
        if priority != other.priority { return priority > other.priority }
        return place < otherPlace
    }
}
