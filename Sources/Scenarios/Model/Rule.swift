package import SourceDocuments

/// One rule of a scenario, compiled: whom it concerns, what it does to the session, and what it answers.
///
/// Immutable, so any thread may use it.
package final class Rule: Sendable {
    /// The name that log, journal and seeds use: the rule's `id`, else its ordinal, after the scenario's name and `#`.
    package let id: String
    /// Where the rule stands.
    package let location: SourceLocation
    /// The stage that it belongs to.
    package let stage: Stage
    /// Higher ones are tried first; 0 when the file says nothing.
    package let priority: Int
    /// The operation that it concerns, by its place in the contract; a rule that a file writes for several operations
    /// becomes one for each, under the same id.
    package let operationIndex: Int
    /// What must hold of the request, nil when nothing must.
    let condition: Condition?
    /// What must hold of the session, nil when nothing must.
    let sessionCondition: SessionCondition?
    /// What a request must have room in; a request that has none is answered by the rule, any other is only counted.
    let quotas: [Quota]
    /// The states that machines change to when it plays.
    let becomes: [(machine: String, state: String)]
    /// How the answer is brought to the client, its own or that of whatever answers; nil for nothing special.
    let delivery: Delivery?
    /// What it reads from and writes to the session's store, in the order of the scenario language.
    let storeSteps: [StoreStep]
    /// What it answers; nil makes it a modifier.
    let reply: ReplyTemplate?
    /// Header fields that a modifier adds to whatever answers.
    let addedFields: FieldTemplates

    init(
        id: String, location: SourceLocation, stage: Stage, priority: Int, operationIndex: Int,
        condition: Condition?, sessionCondition: SessionCondition? = nil, quotas: [Quota] = [],
        becomes: [(machine: String, state: String)] = [], delivery: Delivery? = nil, storeSteps: [StoreStep],
        reply: ReplyTemplate?, addedFields: FieldTemplates
    ) {
        self.id = id
        self.location = location
        self.stage = stage
        self.priority = priority
        self.operationIndex = operationIndex
        self.condition = condition
        self.sessionCondition = sessionCondition
        self.quotas = quotas
        self.becomes = becomes
        self.delivery = delivery
        self.storeSteps = storeSteps
        self.reply = reply
        self.addedFields = addedFields
    }

    /// True when playing it reads or changes the session.
    var usesSession: Bool {
        !storeSteps.isEmpty || reply?.usesSession == true || addedFields.isDynamic || sessionCondition != nil
            || !quotas.isEmpty || !becomes.isEmpty || delivery != nil
    }
}
