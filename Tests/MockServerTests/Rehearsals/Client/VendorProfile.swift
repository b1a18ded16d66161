import JSONModel

/// What a client has to know of one vendor.
struct VendorProfile: Sendable {
    /// The credential that the client has kept from before.
    let credential: String
    /// The header lines of every request with that credential.
    let fields: @Sendable (_ credential: String) -> [String]
    /// How a new credential is asked for; nil where none can be had.
    var renewal: ClientRequest?
    /// The credential in the answer to that.
    var renewed: @Sendable (JSONValue) -> String? = { _ in nil }
    /// Whether an answer with a good HTTP status tells of a success.
    let succeeded: @Sendable (JSONValue) -> Bool
    /// Whether an answer tells of a success to who looks at its body alone.
    var claimsSuccess: @Sendable (JSONValue) -> Bool
    /// The object in an answer that the client reads.
    let record: @Sendable (JSONValue) -> JSONObject?
    /// The members that such objects have.
    let members: Set<String>
    /// Texts that must not stand in a log.
    let secrets: [String]
    /// True when a client answers a 401 with the same credential, once, as where a server asks before it takes one.
    var repeatsCredential = false
    /// What the bugs that only clients of this vendor have make of an answer; nil when it does them no harm.
    var misreadings: [ClientBug: @Sendable (ClientAnswer) -> ClientOutcome?] = [:]
    /// Where such bugs send a request instead.
    var misdirections: [ClientBug: @Sendable (String) -> String] = [:]
}
