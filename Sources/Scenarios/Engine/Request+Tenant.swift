package import HTTPModel

extension Request {
    /// The header that names the tenant where the host does not.
    package static let tenantField: FieldName = "Understudy-Tenant"
    /// The tenant of a request that names none.
    package static let defaultTenant = "default"

    /// Whose data the request is about, for APIs that give each customer a host name.
    ///
    /// The first label of the host, in lower case, when the host has two labels or more and is no address; else the
    /// header `Understudy-Tenant`; else `default`.
    package var tenant: String {
        if let label = Self.firstLabel(of: target.authority ?? fields.first(.host) ?? "") { return label }
        guard let named = fields.first(Self.tenantField), !named.isEmpty else { return Self.defaultTenant }
        return named
    }

    /// The first label of `host[:port]`; nil for addresses and hosts of a single label.
    private static func firstLabel(of authority: String) -> String? {
        guard !authority.hasPrefix("[") else { return nil }
        let host = authority.prefix { $0 != ":" }
        var labels = host.split(separator: ".", omittingEmptySubsequences: false)
        // A dot at the end stands for the root of all names (RFC 1034, section 3.1).
        if labels.last?.isEmpty == true { labels.removeLast() }
        guard labels.count > 1, let first = labels.first, !first.isEmpty else { return nil }
        if let last = labels.last, last.utf8.allSatisfy(ASCII.isDigit) { return nil }
        return ASCII.lowercased(String(first))
    }
}
