/// What was read where a condition, a comparison's side or an argument may stand, before it is known which it is.
enum PathTerm {
    case literal(JSONValue)
    case query(PathQuery)
    /// A call that makes a value: `length`, `count` or `value`.
    case call(PathFunction, PathOperand)
    /// A call that is true or false: `match` or `search`.
    case match(PathFunction, PathMatch)
}
