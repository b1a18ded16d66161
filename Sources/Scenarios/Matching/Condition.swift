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

    /// Whether every test holds; without any it does.
    func verdict(on request: CheckedRequest, credential standing: CredentialRoll.Standing?) -> Verdict {
        tests.verdictOnAll { $0.verdict(on: request, credential: standing) }
    }
}

extension Condition.Test {
    func verdict(on checked: CheckedRequest, credential standing: CredentialRoll.Standing?) -> Verdict {
        switch self {
        case .authenticated(let wanted): Verdict((checked.isAuthenticated && standing != .expired) == wanted)
        case .credential(let wanted): Verdict(standing == wanted)
        case .valid(let wanted): Verdict(checked.obeysContract == wanted)
        case .unsupportedMediaType(let wanted): Verdict(checked.hasUnsupportedMediaType == wanted)
        case .notAcceptable(let wanted): Verdict(checked.isNotAcceptable == wanted)
        case .body(let pointer, let matcher): matcher.verdict(onNode: checked.body.node(at: pointer))
        case .bodyPath(let path, let matcher): matcher.verdict(onNodes: path, of: checked.body.value)
        case .header(let name, let matcher): matcher.verdict(onTexts: checked.request.fields.values(name))
        case .path(let name, let matcher):
            matcher.verdict(onTexts: checked.arguments.compactMap { $0.name == name ? $0.value : nil })
        case .query(let name, let matcher): matcher.verdict(onTexts: checked.query.values(name))
        case .cookie(let name, let matcher): matcher.verdict(onTexts: checked.cookies.values(name))
        case .method(let matcher): matcher.verdict(onTexts: [checked.request.method.token])
        case .scheme(let matcher): matcher.verdict(onTexts: [checked.request.isSecure ? "https" : "http"])
        case .tenant(let matcher): matcher.verdict(onTexts: [checked.request.tenant])
        case .violation(let matchers):
            checked.violations.verdictOnSome { violation in
                guard violation.severity == .error else { return .fails }
                let members = violation.templateValue
                return matchers.verdictOnAll { $0.matcher.verdict(on: members[$0.member]) }
            }
        case .all(let conditions): conditions.verdictOnAll { $0.verdict(on: checked, credential: standing) }
        case .any(let conditions): conditions.verdictOnSome { $0.verdict(on: checked, credential: standing) }
        case .not(let condition): condition.verdict(on: checked, credential: standing).negated
        }
    }
}

extension RequestContent {
    /// The node of the body that the pointer names; the empty pointer names a text body too.
    func node(at pointer: JSONPointer) -> JSONValue? {
        value.flatMap { pointer.tokens.isEmpty ? $0 : pointer.evaluate(in: $0) }
    }
}
