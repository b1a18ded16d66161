import Contracts
import HTTPModel
import JSONModel
import Support

/// What templates of one decision can name: the request, its violations, the record at hand, and seeded functions.
///
/// A class because the random functions advance their generator; confined to the decision that made it.
final class TemplateScope: JSONTemplateContext {
    private let checked: CheckedRequest
    private let now: SessionInstant
    private let useOrdinal: Int
    /// The states of the session's machines before the rule changed any.
    private let machines: [String: String]
    /// What the rule's quotas said; nil for a rule without one.
    private let quota: QuotaDecision?
    private var random: LazyRandom
    /// What the rule's store steps read or wrote last.
    var record: JSONValue?

    init(
        checked: CheckedRequest, now: SessionInstant, useOrdinal: Int, machines: [String: String],
        quota: QuotaDecision?, random: LazyRandom
    ) {
        self.checked = checked
        self.now = now
        self.useOrdinal = useOrdinal
        self.machines = machines
        self.quota = quota
        self.random = random
    }

    func value(named name: String) -> JSONValue? {
        switch name {
        case "request": RequestView(checked).wholeValue
        case "violations": .array(checked.violations.filter { $0.severity == .error }.map(\.templateValue))
        case "record": record
        case "state": .object(JSONObject(machines.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
        case "quota": quota?.combined.templateValue(at: now) ?? .null
        case "now": .string(now.iso8601Text)
        case "call": .number(JSONNumber(useOrdinal))
        default: nil
        }
    }

    func member(_ member: String, of name: String) -> JSONValue? {
        switch name {
        case "request": RequestView(checked).value(of: member)
        case "record": record?[member]
        default: value(named: name)?[member]
        }
    }

    func call(_ function: String, _ arguments: [JSONValue]) throws(JSONTemplateFunctionError) -> JSONValue? {
        switch function {
        case "id":
            guard arguments.count == 1, let length = arguments[0].intValue, (1...256).contains(length) else {
                throw JSONTemplateFunctionError("id(n) takes a length from 1 to 256")
            }
            return .string(random.generator.alphanumeric(length))
        case "uuid":
            guard arguments.isEmpty else { throw JSONTemplateFunctionError("uuid() takes no argument") }
            return .string(random.generator.uuid4Text())
        case "integer":
            guard arguments.count == 2, let low = arguments[0].intValue, let high = arguments[1].intValue, low <= high
            else { throw JSONTemplateFunctionError("integer(a, b) takes two integers, the smaller one first") }
            return .number(JSONNumber(random.generator.integer(in: low...high)))
        case "pick":
            guard arguments.count == 1, let choices = arguments[0].arrayValue, !choices.isEmpty else {
                throw JSONTemplateFunctionError("pick(list) takes an array that is not empty")
            }
            return choices[random.generator.integer(in: 0...(choices.count - 1))]
        default:
            return nil
        }
    }
}

/// A seeded generator that is made when something asks for it first.
struct LazyRandom {
    let randomness: SessionRandomness
    let ruleID: String
    let ordinal: Int

    /// The generator of this decision.
    lazy var generator = randomness.random(of: ruleID, for: .template, at: ordinal)
}
