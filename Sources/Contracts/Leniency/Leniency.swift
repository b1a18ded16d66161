/// What a vendor's server takes beyond what its contract says (`x-accepts`, a list of these words on a Schema Object).
enum Leniency: String, CaseIterable, Sendable {
    /// A text that spells a number, where a number is wanted.
    case numericStrings = "numeric-strings"
    /// `"true"` and `"false"`, where a boolean is wanted.
    case booleanStrings = "boolean-strings"
    /// The names of an object's members in any case of their ASCII letters.
    case caseInsensitiveNames = "case-insensitive-names"
    /// Members that the schema does not name, which are ignored.
    case unknownNames = "unknown-names"

    /// The types of values that it is of use for (`type`).
    var types: [String] {
        switch self {
        case .numericStrings: ["integer", "number"]
        case .booleanStrings: ["boolean"]
        case .caseInsensitiveNames, .unknownNames: ["object"]
        }
    }

    /// True when it turns texts into other values, and so means nothing where a text is right.
    var readsTexts: Bool { self == .numericStrings || self == .booleanStrings }

    /// The key that holds the list.
    static let key = "x-accepts"
}
