package import HTTPModel
package import JSONModel

/// A request that was held against its operation: its values, and every way in which it breaks the contract.
package final class CheckedRequest: Sendable {
    /// The request.
    package let request: Request
    /// The operation.
    package let operation: Operation
    /// What stood in the path's parameters.
    package let arguments: [PathArgument]
    /// The content, parsed once.
    package let body: RequestContent
    /// True when the operation asks for no credential or the request presents one; whether it is a good one is for
    /// the scenario to say.
    package let isAuthenticated: Bool
    /// The credential that met the operation's security, when it asks for one.
    package let credential: PresentedCredential?
    /// What keeps the request from being authenticated; empty when `isAuthenticated`.
    package let securityViolations: [Violation]
    /// The other violations: content type, accept, parameters in the contract's order, then the body.
    package let violations: [Violation]

    init(
        operation: Operation, arguments: [PathArgument], request: Request, body: RequestContent,
        credential: PresentedCredential?, securityViolations: [Violation], violations: [Violation]
    ) {
        self.operation = operation
        self.arguments = arguments
        self.request = request
        self.body = body
        isAuthenticated = securityViolations.isEmpty
        self.credential = credential
        self.securityViolations = securityViolations
        self.violations = violations
    }

    /// The name by which scenarios know the credential: the key, the token, or the user of Basic credentials.
    package var credentialName: String? { credential?.name }

    /// What the client accepts; nil when it did not say.
    package var accept: AcceptHeader? { request.fields[.accept].map { AcceptHeader($0) } }

    /// True when the contract is obeyed, security set aside; warnings do not count.
    package var isValid: Bool { violations.allSatisfy { $0.severity == .warning } }

    /// Every violation, security first.
    package var allViolations: [Violation] { securityViolations + violations }

    /// The value of a documented parameter, by its schema's type; nil when it was not sent or is not documented.
    ///
    /// - Parameters:
    ///   - name: The name; that of a header compares without regard to case.
    ///   - place: The part of the request that carries it.
    /// - Returns: The value, which need not be valid.
    package func value(of name: String, in place: Parameter.Place) -> JSONValue? {
        let wanted = FieldName(name)
        let found = operation.parameters.first { parameter in
            parameter.place == place
                && (place == .header ? parameter.fieldName == wanted : parameter.name == name)
        }
        guard let found else { return nil }
        var decoder = ParameterDecoder(arguments: arguments)
        return decoder.decode(found, of: request).value
    }
}
