/// So many exchanges at once.
struct Concurrency: Hashable, Sendable {
    /// How many exchanges may be open; at least 1.
    let limit: Int
}
