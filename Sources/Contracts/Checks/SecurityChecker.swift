internal import HTTPModel
internal import Support

/// Looks for the credentials that an operation asks for.
///
/// Presence is all that a contract can tell of them.
struct SecurityChecker: Sendable {
    let requirements: [SecurityRequirement]

    /// The credential that meets the first fulfilled requirement, and nothing else; or the violations of the first
    /// requirement that decides, else of the first one: one for each scheme that is not met.
    func check(_ request: Request) -> (credential: PresentedCredential?, violations: [Violation]) {
        if requirements.isEmpty { return (nil, []) }
        var isOptional = false
        for requirement in requirements {
            if requirement.items.isEmpty {
                isOptional = true
                continue
            }
            if let credential = Self.credential(for: requirement, in: request) { return (credential, []) }
            if requirement.items.contains(where: { $0.scheme.isDecisive && $0.scheme.isTried(by: request) }) {
                return (nil, Self.missing(requirement, in: request))
            }
        }
        guard !isOptional, let first = requirements.first else { return (nil, []) }
        return (nil, Self.missing(first, in: request))
    }

    /// One violation for each scheme that is not met.
    private static func missing(_ requirement: SecurityRequirement, in request: Request) -> [Violation] {
        requirement.items.filter { credential(for: $0.scheme, in: request) == nil }.map(violation)
    }

    private static func credential(for requirement: SecurityRequirement, in request: Request) -> PresentedCredential? {
        var first: PresentedCredential?
        for item in requirement.items {
            guard let found = credential(for: item.scheme, in: request) else { return nil }
            if first == nil { first = found }
        }
        return first
    }

    /// The credential that a request presents for a scheme; an empty one is none.
    private static func credential(for scheme: SecurityScheme, in request: Request) -> PresentedCredential? {
        let name: String?
        switch scheme.kind {
        case .header(let field): name = request.fields.first(field)
        case .query(let item): name = request.target.query.flatMap { QueryItems($0)?.first(item) }
        case .cookie(let cookie): name = Cookies(request.fields.values(.cookie)).first(cookie)
        case .basic: name = authorization(request, "Basic").flatMap(Self.user)
        case .bearer: name = authorization(request, "Bearer")
        case .authorization(let wanted): name = authorization(request, wanted)
        case .mutualTLS: name = "client certificate"
        }
        guard let name, !name.isEmpty else { return nil }
        return PresentedCredential(scheme: scheme.name, name: name)
    }

    private static func authorization(_ request: Request, _ scheme: String) -> String? {
        // Sent twice it is none of the two, since it is no list.
        guard let text = request.fields[.authorization], let credentials = Credentials(text),
            credentials.hasScheme(scheme)
        else { return nil }
        if let token = credentials.token { return token }
        return credentials.parameters.isEmpty ? nil : String(text.dropFirst(credentials.scheme.count + 1))
    }

    /// The user name of Basic credentials, which are base64 of `user:password` (RFC 7617, section 2).
    private static func user(_ token: String) -> String? {
        guard let bytes = Base64.decode(token), let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
            return nil
        }
        return String(decoding: bytes[..<colon], as: UTF8.self)
    }

    private static func violation(_ item: SecurityRequirement.Item) -> Violation {
        Violation(
            place: .security(item.scheme.name), keyword: "security", expected: item.scheme.expectation,
            actual: "missing", location: item.scheme.location)
    }
}
