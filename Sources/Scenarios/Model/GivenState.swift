import JSONModel

/// What a session starts with (`given`).
struct GivenState: Sendable {
    /// One value of the store.
    struct Record: Sendable {
        let collection: String
        let key: String
        let value: JSONValue
    }

    /// What is in the store, in the order of the file.
    var records: [Record] = []
    /// The state of machines that do not start in their initial one.
    var machines: [String: String] = [:]
}
