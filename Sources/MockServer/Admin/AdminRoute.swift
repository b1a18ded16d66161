import HTTPModel

/// One thing that can be asked of the server itself: how it is asked for, described and done.
struct AdminRoute: Sendable {
    /// A query parameter.
    struct Parameter: Sendable {
        let name: String
        /// The type's name in JSON Schema.
        let type: String
        let summary: String
        /// The least value; nil for any.
        var minimum: Int?
    }

    /// The content that goes with it.
    struct Content: Sendable {
        /// The name of a schema of the document.
        let schema: String
        let isRequired: Bool
    }

    /// An answer beside those that every route has.
    struct Outcome: Sendable {
        let status: Status
        let summary: String
        /// The name of a schema of the document; nil for an answer without content.
        let schema: String?
    }

    let id: String
    let method: HTTPModel.Method
    /// The path template below `/__admin`.
    let path: String
    let summary: String
    var query: [Parameter] = []
    var content: Content?
    let outcome: Outcome
    /// The statuses that it refuses with, beside 400 to 403.
    var refusals: [Status] = []
    let perform: @Sendable (AdminCall) throws(AdminProblem) -> Response
}
