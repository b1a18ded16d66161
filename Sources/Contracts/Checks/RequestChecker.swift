package import HTTPModel
internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// Holds the requests of one operation against its contract; made once, when the contract loads.
///
/// The order is that of most servers: security, content type, accept, parameters, body. All are looked at whatever
/// the earlier ones say.
struct RequestChecker: Sendable {
    private let security: SecurityChecker
    private let accept: AcceptChecker
    private let body: BodyChecker
    private let parameters: [Parameter]

    init(
        parameters: [Parameter], requestBody: RequestBody?, responses: [DocumentedResponse],
        security: [SecurityRequirement], location: SourceLocation
    ) {
        self.security = SecurityChecker(requirements: security)
        accept = AcceptChecker(responses: responses, location: location)
        body = BodyChecker(requestBody: requestBody, location: location)
        self.parameters = parameters
    }

    func check(_ request: Request, _ arguments: [PathArgument], _ operation: Operation) -> CheckedRequest {
        let (credential, securityViolations) = security.check(request)
        var violations: [Violation] = []
        let content = body.selectContent(request, into: &violations)
        accept.check(request, into: &violations)
        if !parameters.isEmpty {
            var decoder = ParameterDecoder(arguments: arguments)
            for parameter in parameters { Self.check(parameter, request, &decoder, into: &violations) }
        }
        let read = body.check(request, content, into: &violations)
        return CheckedRequest(
            operation: operation, arguments: arguments, request: request, body: read, credential: credential,
            securityViolations: securityViolations, violations: violations)
    }

    /// Checks what is known before the content: security, accept and parameters.
    func checkHead(_ request: Request, _ arguments: [PathArgument], _ operation: Operation) -> CheckedRequest {
        let (credential, securityViolations) = security.check(request)
        var violations: [Violation] = []
        accept.check(request, into: &violations)
        var decoder = ParameterDecoder(arguments: arguments)
        for parameter in parameters { Self.check(parameter, request, &decoder, into: &violations) }
        return CheckedRequest(
            operation: operation, arguments: arguments, request: request, body: .none, credential: credential,
            securityViolations: securityViolations, violations: violations)
    }

    private static func check(
        _ parameter: Parameter, _ request: Request, _ decoder: inout ParameterDecoder,
        into violations: inout [Violation]
    ) {
        switch decoder.decode(parameter, of: request) {
        case .missing:
            guard parameter.isRequired else { return }
            violations.append(
                Violation(
                    place: place(of: parameter), keyword: "required", expected: expectation(of: parameter),
                    actual: "missing", location: parameter.location))
        case .malformed(let problem):
            violations.append(
                Violation(
                    place: place(of: parameter), keyword: "content", expected: expectation(of: parameter),
                    actual: problem, location: parameter.location))
        case .value(let value):
            guard let schema = parameter.schema, !schema.isValid(value) else { return }
            if parameter.allowsEmptyValue, value == "" { return }
            if let other = reread(value), schema.isValid(other) { return }
            let translator = SchemaViolationTranslator(schema: parameter.documentedSchema)
            for violation in schema.validate(value) {
                violations.append(translator.translate(violation, place: place(of: parameter)))
            }
        }
    }

    /// The number or boolean that a text spells, for schemas that do not say their type.
    private static func reread(_ value: JSONValue) -> JSONValue? {
        guard let text = value.stringValue else { return nil }
        if let number = JSONNumber(text: text) { return .number(number) }
        return text == "true" || text == "false" ? .bool(text == "true") : JSONValue?.none
    }

    private static func place(of parameter: Parameter) -> Violation.Place {
        switch parameter.place {
        case .path: .path(parameter.name)
        case .query: .query(parameter.name)
        case .header: .header(parameter.name)
        case .cookie: .cookie(parameter.name)
        }
    }

    private static func expectation(of parameter: Parameter) -> String {
        guard let schema = parameter.documentedSchema else { return "a value" }
        return TypeWords.describe(SchemaReader(schema).types)
    }
}

extension Operation {
    /// Holds a request against this operation.
    ///
    /// - Parameters:
    ///   - request: The request, with content codings removed.
    ///   - arguments: What the router took out of the path.
    /// - Returns: The request with its values and violations.
    package func check(_ request: Request, _ arguments: [PathArgument]) -> CheckedRequest {
        checker.check(request, arguments, self)
    }

    /// Holds a request whose content has not come against this operation: its security, accept and parameters.
    ///
    /// - Parameters:
    ///   - request: The request, without content.
    ///   - arguments: What the router took out of the path.
    /// - Returns: The request with its values and violations so far.
    package func checkHead(_ request: Request, _ arguments: [PathArgument]) -> CheckedRequest {
        checker.checkHead(request, arguments, self)
    }
}
