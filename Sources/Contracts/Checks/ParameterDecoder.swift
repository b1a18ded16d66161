internal import HTTPModel
internal import JSONModel

/// Takes parameters out of one request and turns their text into values (OpenAPI 3.1, Parameter Object, `style`).
///
/// Query and cookies are split when the first parameter asks for them.
struct ParameterDecoder {
    /// What was found of a parameter.
    enum Outcome {
        case missing
        case value(JSONValue)
        /// The query is malformed, or the text of a `content` parameter is no JSON.
        case malformed(String)

        var value: JSONValue? { if case .value(let value) = self { value } else { nil } }
    }

    let arguments: [PathArgument]
    private var queryItems: [QueryItems.Item]?
    private var queryIsMalformed = false
    private var cookies: Cookies?

    init(arguments: [PathArgument]) {
        self.arguments = arguments
    }

    /// The value of a parameter; every call must hand in the same request, which is not kept, for copying it costs.
    mutating func decode(_ parameter: Parameter, of request: Request) -> Outcome {
        switch parameter.place {
        case .path: decodePath(parameter)
        case .query: decodeQuery(parameter, request)
        case .header: decodeHeader(parameter, request)
        case .cookie: decodeCookie(parameter, request)
        }
    }

    private func decodePath(_ parameter: Parameter) -> Outcome {
        guard let argument = arguments.first(where: { $0.name == parameter.name }) else { return .missing }
        if let outcome = Self.content(parameter, argument.value) { return outcome }
        if case .scalar = parameter.coercion, parameter.style == .simple {
            return .value(parameter.coercion.value(of: argument.value))
        }
        return .value(StyledText(parameter).value(inPath: argument.encoded))
    }

    private func decodeHeader(_ parameter: Parameter, _ request: Request) -> Outcome {
        guard let text = request.fields[parameter.fieldName] else { return .missing }
        if case .scalar = parameter.coercion, parameter.mediaType == nil {
            return .value(parameter.coercion.value(of: text))
        }
        return Self.content(parameter, text) ?? .value(StyledText(parameter).value(inHeader: text))
    }

    private mutating func decodeCookie(_ parameter: Parameter, _ request: Request) -> Outcome {
        let cookies = cookies ?? Cookies(request.fields.values(.cookie))
        self.cookies = cookies
        guard let text = cookies.first(parameter.name) else { return .missing }
        return Self.content(parameter, PathText.decoded(text))
            ?? .value(StyledText(parameter).value(inCookie: text[...]))
    }

    private mutating func decodeQuery(_ parameter: Parameter, _ request: Request) -> Outcome {
        let items = splitQuery(request)
        if queryIsMalformed { return .malformed("a malformed query") }
        if let outcome = StyledText(parameter).value(inQuery: items) {
            if parameter.mediaType != nil, let text = outcome.stringValue {
                return Self.content(parameter, text) ?? .value(outcome)
            }
            return .value(outcome)
        }
        return .missing
    }

    private mutating func splitQuery(_ request: Request) -> [QueryItems.Item] {
        if let queryItems { return queryItems }
        var items: [QueryItems.Item] = []
        if let query = request.target.query {
            if let read = QueryItems(query) { items = read.items } else { queryIsMalformed = true }
        }
        queryItems = items
        return items
    }

    /// The value of a parameter that `content` describes as JSON; nil for others.
    private static func content(_ parameter: Parameter, _ text: String) -> Outcome? {
        guard let mediaType = parameter.mediaType else { return nil }
        guard mediaType.isJSON else { return .value(.string(text)) }
        do throws(JSONSyntaxError) {
            return .value(try JSONValue.parse(text))
        } catch {
            return .malformed("no JSON text (\(error))")
        }
    }
}
