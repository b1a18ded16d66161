/// The keys of the signed-in user; calls at the same time share one refresh.
actor KeyRing {
    /// What the vendor issues at sign-in.
    struct Keys: Sendable {
        var authKey: String
        var refreshKey: String
    }

    private var keys: Keys
    private var refresh: Task<Keys, any Error>?

    init(_ keys: Keys) {
        self.keys = keys
    }

    /// The key that requests carry.
    var authKey: String { keys.authKey }

    /// Gets another key, unless somebody did meanwhile.
    ///
    /// - Parameters:
    ///   - refused: The key that was refused.
    ///   - fetch: Trades the refresh key for new keys.
    /// - Throws: What `fetch` throws.
    func replace(_ refused: String, _ fetch: @escaping @Sendable (Keys) async throws -> Keys) async throws {
        guard keys.authKey == refused else { return }
        let task = refresh ?? Task { [keys] in try await fetch(keys) }
        refresh = task
        defer { refresh = nil }
        keys = try await task.value
    }
}
