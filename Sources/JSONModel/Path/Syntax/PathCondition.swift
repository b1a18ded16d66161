/// The condition of a filter selector (RFC 9535, section 2.3.5).
indirect enum PathCondition: Sendable {
    case any([PathCondition])
    case all([PathCondition])
    case not(PathCondition)
    /// The query selects a node.
    case exists(PathQuery)
    case comparison(PathOperand, PathComparison, PathOperand)
    /// The pattern matches the text, or a part of it.
    case match(PathMatch)
}
