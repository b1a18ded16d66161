/// A comparison operator (RFC 9535, section 2.3.5.2.2).
enum PathComparison: String, Sendable {
    // Those of two characters come first, since the others are beginnings of them.
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"

    /// All operators, in the order in which to look for them.
    static let all: [PathComparison] = [.equal, .notEqual, .lessOrEqual, .greaterOrEqual, .less, .greater]
}
