internal import HTTPModel

extension SecurityScheme {
    /// True when a request carries what this scheme reads, whatever stands in it: an empty cookie, say, or `Basic`
    /// without credentials.
    func isTried(by request: Request) -> Bool {
        switch kind {
        case .header(let field): request.fields.contains(field)
        case .query(let item): request.target.query.flatMap { QueryItems($0)?.first(item) } != nil
        case .cookie(let cookie): Cookies(request.fields.values(.cookie)).first(cookie) != nil
        case .basic: Self.tries("Basic", request)
        case .bearer: Self.tries("Bearer", request)
        case .authorization(let scheme): Self.tries(scheme, request)
        case .mutualTLS: false
        }
    }

    private static func tries(_ scheme: String, _ request: Request) -> Bool {
        // What follows the word may be anything: a malformed attempt is one all the same.
        guard let text = request.fields.first(.authorization) else { return false }
        return ASCII.equalIgnoringCase(text.prefix { $0 != " " }, scheme)
    }
}
