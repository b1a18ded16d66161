/// What a template's expressions know: names with values, and functions.
///
/// Lookups are lazy. `request.body.host` asks for the member `body` of `request` and takes `host` from it, so a context
/// never has to build the whole of a large value.
package protocol JSONTemplateContext {
    /// The value of a name, or nil when the context has no such name.
    func value(named name: String) -> JSONValue?
    /// The member of a name's value, or nil when there is no such name, its value is no object, or has no such member.
    func member(_ member: String, of name: String) -> JSONValue?
    /// The result of a function, or nil when the context has no such function. The context's functions come before
    /// JSON-e's own.
    /// - Throws: when the arguments are not what the function takes.
    func call(_ function: String, _ arguments: [JSONValue]) throws(JSONTemplateFunctionError) -> JSONValue?
}

extension JSONTemplateContext {
    /// The member of the value of that name.
    package func member(_ member: String, of name: String) -> JSONValue? {
        value(named: name)?[member]
    }

    /// None: the context has no functions.
    package func call(_ function: String, _ arguments: [JSONValue]) throws(JSONTemplateFunctionError) -> JSONValue? {
        nil
    }
}

/// A context of fixed variables and no functions.
package struct JSONTemplateVariables: JSONTemplateContext, Sendable {
    private let variables: JSONObject

    /// Makes a context of an object's members.
    /// - Throws: when a member's name is no identifier, so that no expression could name it.
    package init(_ variables: JSONObject = JSONObject()) throws(JSONTemplateError) {
        for member in variables.members where !TemplateIdentifier.matches(member.name) {
            throw JSONTemplateError(
                pointer: JSONPointer(tokens: [member.name]),
                message: "a variable's name is a letter or _ and then letters, digits and _")
        }
        self.variables = variables
    }

    /// The variable of that name.
    package func value(named name: String) -> JSONValue? { variables[name] }
}
