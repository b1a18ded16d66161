/// What stands for a value, or for nothing, in a comparison and as an argument.
indirect enum PathOperand: Sendable {
    case literal(JSONValue)
    /// The node of a singular query.
    case query(PathQuery)
    /// `length(…)`: of a string, its code points; of an array or object, its children.
    case length(PathOperand)
    /// `count(…)`: of nodes.
    case count(PathQuery)
    /// `value(…)`: of a single node.
    case value(PathQuery)
}
