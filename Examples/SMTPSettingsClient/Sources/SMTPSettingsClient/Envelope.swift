/// What every answer of the vendor is wrapped in.
///
/// Whatever the contract does not require is optional: `data` is null in refusals, and `errors` may be left out.
struct Envelope<Payload: Decodable>: Decodable {
    /// Whether the call was successful.
    ///
    /// The vendor's own clients go by it and not by the HTTP status.
    let success: Bool
    let message: String
    let data: Payload?
    let errors: [Reason]?
}

/// One reason of a refusal.
struct Reason: Decodable {
    let code: String?
    let message: String?
}
