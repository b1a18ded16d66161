import SourceDocuments

/// Finds rules that never play, since another one that has no condition answers every request before them.
///
/// Only what is certain is told: a rule of several operations must be shadowed at each of them, and a rule that a
/// scenario shadows in what it extends plays where that is served by itself.
///
/// Not Sendable: one loader uses it.
final class ShadowedRules {
    /// A rule and its place among those of its scenario.
    private typealias Placed = (place: Int, rule: Rule)

    /// Where rules stand that have mistakes: what they would do is not known.
    private var faulty: Set<SourceLocation> = []
    /// The rules of each scenario that answer everything; most are asked for by many heirs.
    private var answering: [ObjectIdentifier: [Placed]] = [:]

    /// Takes note of a rule that has mistakes; nothing is said of it.
    func leaveOut(_ location: SourceLocation) {
        faulty.insert(location)
    }

    /// Warns of a scenario's own rules that never play.
    func check(_ scenario: Scenario, into collector: DiagnosticCollector) {
        guard !scenario.rules.isEmpty else { return }
        let first = firstAnswers(of: scenario)
        guard !first.isEmpty else { return }
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

    /// The rule of each operation, by its index, behind which no other one plays.
    private func firstAnswers(of scenario: Scenario) -> [Int: Placed] {
        var first: [Int: Placed] = [:]
        for heir in Scenario.inOrderOfInheritance([scenario]) {
            for (place, rule) in rulesThatAlwaysAnswer(of: heir) {
                // Inherited ones stand behind all of its own.
                let place = heir === scenario ? place : Int.max
                let known = first[rule.operationIndex]
                if known.map({ rule.comes(at: place, before: $0.rule, at: $0.place) }) ?? true {
                    first[rule.operationIndex] = (place, rule)
                }
            }
        }
        return first
    }

    private func rulesThatAlwaysAnswer(of scenario: Scenario) -> [Placed] {
        if let known = answering[ObjectIdentifier(scenario)] { return known }
        var found: [Placed] = []
        for (place, rule) in scenario.rules.enumerated() where rule.alwaysAnswers && !faulty.contains(rule.location) {
            found.append((place, rule))
        }
        answering[ObjectIdentifier(scenario)] = found
        return found
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
    /// - Returns: True when it is.
    fileprivate func comes(at place: Int, before other: Rule, at otherPlace: Int) -> Bool {
        if stage != other.stage { return stage < other.stage }
        if priority != other.priority { return priority > other.priority }
        return place < otherPlace
    }
}
