import JSONModel

/// One request of a client.
struct ClientRequest {
    let method: String
    let target: String
    var fields: [String] = ["Content-Type: application/json"]
    var body: String?
}

/// Something that a client is to do with one request.
struct ClientTask {
    let request: ClientRequest
    /// False when a second request does a second thing: another record, another mail.
    var isRepeatable = true
    /// How the client finds out what became of a request that it had no answer to.
    var verification: Verification?

    /// A request that changes nothing, and what its answer holds when the other one was carried out.
    struct Verification {
        let request: ClientRequest
        let holds: @Sendable (JSONValue) -> Bool
    }
}
