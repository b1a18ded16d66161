package import HTTPModel

/// What a router says of a method and path.
package enum RouteResult: Sendable {
    /// An operation takes it; the arguments stand in the order of its template and are empty for a literal path.
    case matched(Contract, Operation, [PathArgument])
    /// The path is documented with other methods only.
    case methodNotAllowed(allowed: [Method], operations: [Operation])
    /// No operation has the path; the nearest one, when there is any resemblance.
    case notFound(ClosestOperation?)
}
