import Foundation
import Network
import Testing

/// What handlers saw, written by loops and read by tests.
final class EventLog: @unchecked Sendable {
    private let lock = NSLock()
    private var entries: [String] = []
    private var receivedBytes: [UInt8] = []

    var events: [String] { lock.withLock { entries } }
    var bytes: [UInt8] { lock.withLock { receivedBytes } }

    func add(_ event: String) { lock.withLock { entries.append(event) } }
    func add(bytes: [UInt8]) { lock.withLock { receivedBytes += bytes } }

    /// Waits until an event has happened so many times; records an issue when it does not happen.
    func wait(for event: String, count: Int = 1, sourceLocation: SourceLocation = #_sourceLocation) {
        waitUntil(sourceLocation: sourceLocation) { self.events.count { $0 == event } >= count }
    }
}

/// Waits, at most 20 seconds, for something that another thread brings about.
func waitUntil(
    sourceLocation: SourceLocation = #_sourceLocation, _ condition: () -> Bool
) {
    for _ in 0..<20_000 {
        if condition() { return }
        usleep(1_000)
    }
    Issue.record("waited in vain", sourceLocation: sourceLocation)
}
