/// What a context will know when a template is rendered: the names and functions that its expressions may use.
package protocol JSONTemplateVocabulary {
    /// What is known of a name's value, or nil when the context will have no such name.
    func shape(of name: String) -> JSONTemplateShape?
    /// Every name that the context will have, for messages.
    var names: [String] { get }
    /// How many arguments a function of the context takes, or nil when it has no such function.
    func argumentCounts(of function: String) -> ClosedRange<Int>?
    /// The functions of the context, beside JSON-e's own, for messages.
    var functions: [String] { get }
}

extension JSONTemplateVocabulary {
    /// None: the context has no functions.
    package func argumentCounts(of function: String) -> ClosedRange<Int>? { nil }
    /// None: the context has no functions.
    package var functions: [String] { [] }
}
