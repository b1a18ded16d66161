import JSONModel
import SourceDocuments

/// Reads what a rule asks of the session: `state`, `from`, `until`, `calls`, `times` and `chance`.
struct SessionConditionReader {
    let collector: DiagnosticCollector
    let machines: [StateMachine]

    static let keys = ["state", "from", "until", "calls", "times", "chance"]

    func read(_ rule: MappingReader) -> SessionCondition? {
        var condition = SessionCondition()
        condition.states = SessionStartReader(collector: collector)
            .states(rule.optional("state"), key: "state", of: machines)
        condition.from = rule.optional("from", .duration)
        condition.until = rule.optional("until", .duration)
        if let from = condition.from, let until = condition.until, from >= until, let node = rule.optional("until") {
            collector.error(
                at: node.location, "\"until\" is not behind \"from\", so the rule never plays", id: "empty-interval")
        }
        condition.calls = rule.optional("calls").flatMap(calls)
        condition.times = rule.optional("times", .integer(in: 1...Int.max))
        condition.chance = rule.optional("chance").flatMap(chance)
        return condition.isEmpty ? nil : condition
    }

    private func calls(_ node: SourceNode) -> OrdinalSet? {
        let elements = node.elements ?? [node]
        let texts = elements.compactMap { $0.scalar?.intValue.map(String.init) ?? $0.scalar?.stringValue }
        if texts.count == elements.count, let calls = OrdinalSet(texts) { return calls }
        collector.error(
            at: node.location, "\"calls\" is no ordinal from 1, expected one such as 2, 2..3, 4.. or [1, 3]",
            id: "bad-calls")
        return nil
    }

    private func chance(_ node: SourceNode) -> Double? {
        if let number = node.scalar?.numberValue?.doubleValue, (0...1).contains(number) { return number }
        if let text = node.scalar?.stringValue, text.hasSuffix("%"), let percent = Double(text.dropLast()),
            (0...100).contains(percent)
        {
            return percent / 100
        }
        collector.error(
            at: node.location, "\"chance\" is no probability, expected a number from 0 to 1 or one such as 25%",
            id: "bad-chance")
        return nil
    }
}
