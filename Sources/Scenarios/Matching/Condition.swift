import Contracts
import HTTPModel
import JSONModel

/// What must hold of a request for a rule to play (`when`); every test must.
struct Condition: Sendable {
    /// One test.
    indirect enum Test: Sendable {
        case scheme(ValueMatcher)
        case method(ValueMatcher)
        case tenant(ValueMatcher)
        /// A path parameter by its name in the template.
        case path(String, ValueMatcher)
        case query(String, ValueMatcher)
        case header(FieldName, ValueMatcher)
        case cookie(String, ValueMatcher)
        case body(JSONPointer, NodeMatcher)
        case bodyPath(JSONPath, NodeMatcher)
        case authenticated(Bool)
        case valid(Bool)
        /// The credential is known to fail in this way.
        case credential(CredentialRoll.Standing)
        case unsupportedMediaType(Bool)
        case notAcceptable(Bool)
        /// Some violation whose members, named as in templates, all match.
        case violation([(member: String, matcher: ValueMatcher)])
        case all([Condition])
        case any([Condition])
        case not(Condition)
    }

    let tests: [Test]

    func holds(for request: CheckedRequest, credential standing: CredentialRoll.Standing?) -> Bool {
        for test in tests where !test.holds(for: request, credential: standing) { return false }
        return true
    }
}

extension Condition.Test {
    func holds(for checked: CheckedRequest, credential standing: CredentialRoll.Standing?) -> Bool {
        switch self {
        case .authenticated(let wanted): (checked.isAuthenticated && standing != .expired) == wanted
        case .credential(let wanted): standing == wanted
        case .valid(let wanted): checked.obeysContract == wanted
        case .unsupportedMediaType(let wanted): checked.hasUnsupportedMediaType == wanted
        case .notAcceptable(let wanted): checked.isNotAcceptable == wanted
        case .body(let pointer, let matcher): matcher.holds(forNode: checked.body.node(at: pointer))
        case .bodyPath(let path, let matcher): matcher.holds(forNodes: path, of: checked.body.value)
        case .header(let name, let matcher): matcher.holds(forTexts: checked.request.fields.values(name))
        case .path(let name, let matcher):
            matcher.holds(forTexts: checked.arguments.compactMap { $0.name == name ? $0.value : nil })
        case .query(let name, let matcher): matcher.holds(forTexts: checked.query.values(name))
        case .cookie(let name, let matcher): matcher.holds(forTexts: checked.cookies.first(name).map { [$0] } ?? [])
        case .method(let matcher): matcher.holds(forTexts: [checked.request.method.token])
        case .scheme(let matcher): matcher.holds(forTexts: [checked.request.isSecure ? "https" : "http"])
        case .tenant(let matcher): matcher.holds(forTexts: [checked.request.tenant])
        case .violation(let matchers):
            checked.violations.contains { violation in
                guard violation.severity == .error else { return false }
                let members = violation.templateValue
                return matchers.allSatisfy { $0.matcher.holds(for: members[$0.member]) }
            }
        case .all(let conditions): conditions.allSatisfy { $0.holds(for: checked, credential: standing) }
        case .any(let conditions): conditions.contains { $0.holds(for: checked, credential: standing) }
        case .not(let condition): !condition.holds(for: checked, credential: standing)
        }
    }
}

extension RequestContent {
    /// The node of the body that the pointer names; the empty pointer names a text body too.
    func node(at pointer: JSONPointer) -> JSONValue? {
        value.flatMap { pointer.tokens.isEmpty ? $0 : pointer.evaluate(in: $0) }
    }
}
