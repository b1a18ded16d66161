import HTTPModel

/// Who may ask about the server itself.
struct AdminGate: Sendable {
    /// The header that carries the token beside `Authorization: Bearer`.
    static let tokenField: FieldName = "Understudy-Admin-Token"

    /// The token that a request must carry; nil when none is needed.
    let token: String?
    /// True when the server listens on loopback addresses alone.
    let isLoopback: Bool
    /// Which pages of this machine may read the answers.
    let origins: CrossOriginPolicy

    /// Makes the gate of a server; nil for one that has no such part.
    ///
    /// A server that other machines reach always has a token.
    init?(_ configuration: RunningServer.Configuration) {
        guard configuration.hasAdmin else { return nil }
        isLoopback = configuration.isLoopback
        token = configuration.adminToken ?? (configuration.isLoopback ? nil : RunToken.makeID() + RunToken.makeID())
        if case .none = configuration.origins { origins = .none } else { origins = .loopbackOrigins }
    }

    /// Lets a request through, or says why not.
    ///
    /// A page of another machine may not ask at all, nor one that got here by a name that it made point here; where
    /// the server listens for other machines, the token keeps such pages out, since they do not know it.
    func check(_ request: Request) throws(AdminProblem) {
        if let origin = request.fields.first(.origin), !CrossOriginPolicy.loopbackOrigins.allows(origin: origin) {
            throw AdminProblem(
                403, "Foreign origin", "Pages of \(origin) may not use this part of the server.")
        }
        let host = request.target.authority ?? request.fields.first(.host) ?? ""
        guard !isLoopback || Self.isLoopback(host: host) else {
            throw AdminProblem(
                403, "Foreign host",
                "Host is \"\(host)\", expected 127.0.0.1, [::1], localhost or a name below localhost.")
        }
        guard let token else { return }
        guard let given = Self.token(of: request) else {
            throw AdminProblem(
                401, "Token needed",
                "Requests below /__admin need the token: Authorization: Bearer TOKEN, or \(Self.tokenField): TOKEN.",
                fields: ["WWW-Authenticate": "Bearer realm=\"understudy\""])
        }
        guard Self.isEqual(given, token) else {
            throw AdminProblem(
                401, "Wrong token", "The token of this request is not that of this server.",
                fields: ["WWW-Authenticate": "Bearer realm=\"understudy\", error=\"invalid_token\""])
        }
    }

    private static func token(of request: Request) -> String? {
        if let own = request.fields.first(tokenField) { return own }
        guard let credentials = request.fields.first(.authorization).flatMap({ Credentials($0) }),
            credentials.hasScheme("Bearer")
        else { return nil }
        return credentials.token
    }

    /// In a time that does not tell how much of it was right.
    private static func isEqual(_ given: String, _ token: String) -> Bool {
        let (given, token) = (Array(given.utf8), Array(token.utf8))
        var difference = given.count ^ token.count
        for index in token.indices { difference |= Int(token[index] ^ (index < given.count ? given[index] : 0)) }
        return difference == 0
    }

    /// True for a loopback host with any port or none.
    static func isLoopback(host: String) -> Bool {
        CrossOriginPolicy.loopbackOrigins.allows(origin: "http://" + ASCII.lowercased(host))
    }
}
