/// One alternative of an operation's security: every scheme of it must be met (OpenAPI 3.1, Security Requirement
/// Object).
package struct SecurityRequirement: Sendable {
    /// A scheme and the scopes or roles asked of it.
    package struct Item: Sendable {
        /// The scheme.
        package let scheme: SecurityScheme
        /// The scopes or roles.
        package let scopes: [String]

        package init(scheme: SecurityScheme, scopes: [String] = []) {
            self.scheme = scheme
            self.scopes = scopes
        }
    }

    /// The schemes that must all be met; empty when nothing is asked, which makes security optional.
    package let items: [Item]

    package init(items: [Item]) {
        self.items = items
    }
}
