package import HTTPModel

/// What a `RequestParser` found next in its input.
package enum RequestEvent: Sendable {
    /// The input is used up; nothing is wrong so far.
    case needMore
    /// A head is complete.
    case head(RequestHead)
    /// Content, as positions in the input that was given; a body comes in one or more of these.
    case body(Range<Int>)
    /// The request is complete; the trailer fields are empty but for chunked bodies that carry some.
    case end(HeaderFields)
    /// The input is refused; every later call gives the same.
    case refused(WireRefusal)
}
