/// What is known of a value that expressions name, before there is a request.
package indirect enum JSONTemplateShape: Sendable {
    /// A member of an object.
    package typealias Member = (name: String, shape: JSONTemplateShape)

    /// Nothing.
    case any
    /// A string, number or boolean, or null.
    case scalar
    /// An array of such elements.
    case list(of: JSONTemplateShape)
    /// An object that has these members and no others.
    case members([Member])
    /// An object that has these members; others are unlikely.
    case likelyMembers([Member])
    /// An object whose members' names have no capital letter.
    case lowercaseNames

    /// What is known of the elements, when it is an array.
    var element: JSONTemplateShape {
        if case .list(let element) = self { element } else { .any }
    }
}
