/// A credential that a request presented for a security scheme.
package struct PresentedCredential: Hashable, Sendable {
    /// The name of the scheme, as under `securitySchemes`.
    package let scheme: String
    /// The key, the token, or the user name of Basic credentials.
    ///
    /// A secret: to be masked wherever text leaves the process.
    package let name: String

    package init(scheme: String, name: String) {
        self.scheme = scheme
        self.name = name
    }
}
