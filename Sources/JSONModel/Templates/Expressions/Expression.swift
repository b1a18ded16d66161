/// A parsed expression of JSON-e.
///
/// Offsets are those of the operator or name, for errors.
indirect enum Expression: Sendable {
    case literal(JSONValue)
    case variable(JSONName, Int)
    /// A variable and the members below it, `a.b.c`: at least one member.
    case path(Path)
    case member(Expression, JSONName, Int)
    case index(Expression, Expression, Int)
    case slice(Expression, Expression?, Expression?, Int)
    case call(Expression, [Expression], Int)
    case list([Expression])
    case record([Field])
    case unary(Unary, Expression, Int)
    case binary(Binary, Expression, Expression, Int)

    final class Path: Sendable {
        let variable: JSONName
        let first: JSONName
        /// The members after the first.
        let rest: [JSONName]
        let offset: Int

        init(variable: JSONName, first: JSONName, rest: [JSONName], offset: Int) {
            self.variable = variable
            self.first = first
            self.rest = rest
            self.offset = offset
        }
    }

    struct Field: Sendable {
        let key: JSONName
        let value: Expression
    }

    enum Unary: String, Sendable {
        case minus = "-"
        case plus = "+"
        case not = "!"
    }

    enum Binary: String, Sendable {
        case or = "||"
        case and = "&&"
        case `in` = "in"
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
        case power = "**"

        /// How tightly it binds; unary operators bind tighter than all of these.
        var precedence: Int {
            switch self {
            case .or: 1
            case .and: 2
            case .in: 3
            case .equal, .notEqual: 4
            case .less, .lessOrEqual, .greater, .greaterOrEqual: 5
            case .plus, .minus: 6
            case .times, .divided: 7
            case .power: 8
            }
        }
    }
}
