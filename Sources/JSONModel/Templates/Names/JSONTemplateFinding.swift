/// A name or call in a template that looks wrong before it is rendered.
package struct JSONTemplateFinding: Hashable, Sendable {
    /// What was found.
    package enum Kind: Sendable {
        /// Nothing has the name; rendering fails.
        case unknownName
        /// Most likely nothing has the name, or what has it is always null.
        case unlikelyName
        /// A function is called with a number of arguments that it does not take; rendering fails.
        case wrongCount
    }

    /// What was found.
    package let kind: Kind
    /// Where it is and what is wrong with it.
    package let error: JSONTemplateError
}
