/// A wait that ended without what it was for.
struct TimedOut: Error, CustomStringConvertible {
    let description: String
}

/// Waits until a condition holds, looking every few milliseconds.
///
/// - Throws: `TimedOut` with the text after `limit`, which is far beyond what a slow machine needs.
func eventually(_ what: String, within limit: Duration = .seconds(30), _ condition: () throws -> Bool) async throws {
    let deadline = ContinuousClock.now.advanced(by: limit)
    while try !condition() {
        guard ContinuousClock.now < deadline else { throw TimedOut(description: "\(what): not within \(limit)") }
        try await Task.sleep(for: .milliseconds(5))
    }
}
