import HTTPModel

/// Which web pages may read the server's answers (the Fetch standard's CORS protocol).
package enum CrossOriginPolicy: Sendable {
    /// Pages from this machine: `localhost`, 127.0.0.0/8 and `[::1]`, on any port.
    case loopbackOrigins
    /// Pages from anywhere.
    case everyOrigin
    /// No page.
    case none

    /// Whether a page of that origin may read answers.
    package func allows(origin: String) -> Bool {
        switch self {
        case .everyOrigin: true
        case .none: false
        case .loopbackOrigins: Self.isLoopback(origin: origin)
        }
    }

    /// The fields that let the page at the request's `Origin` read an answer; none for a request without one.
    func fields(for request: Request) -> HeaderFields {
        guard let origin = request.fields.first(.origin), allows(origin: origin) else { return [:] }
        return [
            "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true",
            "Access-Control-Expose-Headers": "*", .vary: "Origin",
        ]
    }

    /// The fields that answer a preflight request besides those of `fields`, which every answer gets; nil when the
    /// request is none or its page may not ask.
    func preflightFields(for request: Request, allowed: [Method]) -> HeaderFields? {
        guard request.method == .options, request.fields.contains("Access-Control-Request-Method"),
            let origin = request.fields.first(.origin), allows(origin: origin)
        else { return nil }
        var fields: HeaderFields = [:]
        fields.append("Access-Control-Allow-Methods", allowed.map(\.token).joined(separator: ", "))
        if let headers = request.fields["Access-Control-Request-Headers"] {
            fields.append("Access-Control-Allow-Headers", headers)
        }
        fields.append("Access-Control-Max-Age", "600")
        if request.fields.first("Access-Control-Request-Private-Network") == "true" {
            fields.append("Access-Control-Allow-Private-Network", "true")
        }
        return fields
    }

    private static func isLoopback(origin: String) -> Bool {
        guard let scheme = ["http://", "https://"].first(where: origin.hasPrefix) else { return false }
        let authority = origin.dropFirst(scheme.count)
        guard !authority.contains("/"), !authority.contains("@") else { return false }
        if authority.hasPrefix("[") { return authority == "[::1]" || authority.hasPrefix("[::1]:") }
        let host = authority.prefix { $0 != ":" }
        if host == "localhost" || host.hasSuffix(".localhost") { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
