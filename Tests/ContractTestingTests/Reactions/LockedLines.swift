import Foundation

/// Lines that several tasks may add to.
final class LockedLines: @unchecked Sendable {
    private let lock = NSLock()
    private var added: [String] = []

    var lines: [String] { lock.withLock { added } }

    func add(_ lines: [String]) { lock.withLock { added += lines } }
}
