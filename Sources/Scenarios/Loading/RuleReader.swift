import Contracts
import HTTPModel
import JSONModel
import SourceDocuments

/// Reads one rule for one operation; a rule that concerns several operations is read once for each.
struct RuleReader {
    let collector: DiagnosticCollector
    let operation: Operation
    let machines: [StateMachine]
    let files: ScenarioFiles
    let quotas: QuotaDefinitions
    /// True when the rule concerns no other operation, so that what this one lacks is a mistake.
    let isAlone: Bool

    static let keys =
        [
            "id", "operation", "operations", "stage", "priority", "when", "respond", "headers", "template", "becomes",
            "quota",
        ]
        + SessionConditionReader.keys + DeliveryReader.keys + StoreStepReader.keys

    func read(_ node: SourceNode, id: String) -> Rule? {
        guard let reader = MappingReader(node, subject: "rule", into: collector) else { return nil }
        reader.rejectUnknownKeys(allowed: Self.keys)
        let templates = TemplateReader(
            collector: collector, isEnabled: reader.optional("template", .boolean) ?? true,
            vocabulary: TemplateVocabulary(
                parameters: isAlone ? operation.path.parameterNames : nil, machines: machines,
                hasRecord: reader.entries.contains { StoreStepReader.keys.contains($0.key) }))
        let replies = ReplyReader(
            collector: collector, templates: templates, operation: operation, files: files, isAlone: isAlone)
        let conditions = ConditionReader(
            collector: collector, matchers: MatcherReader(collector: collector, operation: operation, files: files),
            operation: operation)
        let steps = StoreStepReader(collector: collector, templates: templates, replies: replies)
        return Rule(
            id: id, location: node.location, stage: stage(reader),
            priority: reader.optional("priority", .integer) ?? 0, operationIndex: operation.index,
            condition: reader.optional("when").flatMap(conditions.read),
            sessionCondition: SessionConditionReader(collector: collector, machines: machines).read(reader),
            quotas: reader.optional("quota").map {
                QuotaReader(collector: collector, operation: operation, definitions: quotas).read($0, ruleID: id)
            } ?? [],
            becomes: SessionStartReader(collector: collector)
                .states(reader.optional("becomes"), key: "becomes", of: machines),
            delivery: DeliveryReader(collector: collector).read(reader),
            storeSteps: steps.read(reader),
            reply: reader.optional("respond").flatMap { replies.read($0, subject: "\"respond\"") },
            addedFields: reader.optional("headers").map(replies.readFields) ?? .none)
    }

    private func stage(_ reader: MappingReader) -> Stage {
        let words = Stage.allCases.map(\.keyword)
        guard let word = reader.optional("stage", .oneOf(words)) else { return .valid }
        return Stage.allCases.first { $0.keyword == word } ?? .valid
    }
}
