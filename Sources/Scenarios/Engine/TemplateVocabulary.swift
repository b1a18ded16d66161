import Contracts
import JSONModel

/// What a rule's templates can name, as ``TemplateScope`` and ``RequestView`` know it.
///
/// A class, since what a request has is put together once for all templates of a rule.
final class TemplateVocabulary: JSONTemplateVocabulary {
    /// The path parameters of the operation; nil when the rule concerns several operations.
    let parameters: [String]?
    /// The machines that the scenario knows; a session that plays others too has theirs as well.
    let machines: [StateMachine]
    /// True when the rule reads or writes the store, so that there is a `record`.
    let hasRecord: Bool

    /// What is known of `request`.
    private lazy var request =
        parameters.map { Self.requestShape(parameters: .members($0.map { ($0, .scalar) })) } ?? Self.anyRequest

    init(parameters: [String]?, machines: [StateMachine], hasRecord: Bool) {
        self.parameters = parameters
        self.machines = machines
        self.hasRecord = hasRecord
    }

    var names: [String] {
        hasRecord ? Self.allNames : Self.allNames.filter { $0 != "record" }
    }

    var functions: [String] { ["uuid", "id", "integer", "pick"] }

    private static let allNames = ["request", "violations", "record", "state", "quota", "now", "call"]
    private static let violations = JSONTemplateShape.list(
        of: .members(Violation.templateNames.map { ($0, .scalar) }))
    private static let quota = JSONTemplateShape.members(
        ["limit", "remaining", "reset", "retryAfter"].map { ($0, .scalar) })
    private static let anyRequest = requestShape(parameters: .any)

    func shape(of name: String) -> JSONTemplateShape? {
        switch name {
        case "request": request
        case "violations": Self.violations
        case "record": hasRecord ? .any : nil
        case "state": .likelyMembers(machines.map { ($0.name, .scalar) })
        case "quota": Self.quota
        case "now", "call": .scalar
        default: nil
        }
    }

    func argumentCounts(of function: String) -> ClosedRange<Int>? {
        switch function {
        case "uuid": 0...0
        case "id", "pick": 1...1
        case "integer": 2...2
        default: nil
        }
    }

    private static func requestShape(parameters: JSONTemplateShape) -> JSONTemplateShape {
        .members(
            RequestView.memberNames.map { name in
                switch name {
                case "parameters": (name, parameters)
                case "query", "cookies", "body": (name, .any)
                case "headers", "headersAll": (name, .lowercaseNames)
                default: (name, .scalar)
                }
            })
    }
}
