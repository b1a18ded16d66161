package import SourceDocuments

/// One way in which a request is not what a test asked for.
package struct RequestMismatch: Sendable {
    /// Where in the request, such as `body /port`.
    package let place: String
    /// What stood there; nil when nothing did.
    package let sent: String?
    /// What was wanted, as the condition has it.
    package let wanted: String
    /// Where the condition says so.
    package let location: SourceLocation
    /// True when nobody knows whether it is one, since a search was given up that took too many steps.
    package let isGivenUp: Bool
}
