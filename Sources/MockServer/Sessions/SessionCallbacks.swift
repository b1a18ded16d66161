/// Who wants to be told of something that happens in a session.
struct SessionCallbacks: Sendable {
    private var bodies: [Int: @Sendable () -> Void] = [:]
    private var nextOrdinal = 1

    /// Adds one; the ordinal is what `remove` takes.
    mutating func add(_ body: @escaping @Sendable () -> Void) -> Int {
        defer { nextOrdinal += 1 }
        bodies[nextOrdinal] = body
        return nextOrdinal
    }

    /// Takes one away.
    mutating func remove(_ ordinal: Int) {
        bodies[ordinal] = nil
    }

    /// All of them, in the order in which they were added.
    var all: [@Sendable () -> Void] {
        bodies.sorted { $0.key < $1.key }.map(\.value)
    }
}
