package import Synchronization

/// A value that is read often and replaced seldom: until it is replaced for the first time, reading takes no lock.
///
/// Any thread may use it. The first value stays in memory as long as this.
package final class Replaceable<Value: Sendable>: Sendable {
    @usableFromInline let first: Value
    @usableFromInline let wasReplaced = Atomic<Bool>(false)
    @usableFromInline let latest: LockedValue<Value>

    /// Makes one that holds a value.
    package init(_ value: Value) {
        first = value
        latest = LockedValue(value)
    }

    /// The value of now.
    @inlinable package var current: Value {
        wasReplaced.load(ordering: .acquiring) ? latest.withLock { $0 } : first
    }

    /// Puts another value in the place of the present one.
    ///
    /// - Parameter next: Makes it of the present one, alone; short, since readers wait.
    /// - Returns: The value that was replaced.
    /// - Throws: What `next` throws; the value is then as before.
    @discardableResult
    package func replace<Failure: Error>(_ next: (Value) throws(Failure) -> Value) throws(Failure) -> Value {
        try latest.withLock { value throws(Failure) in
            let old = value
            value = try next(old)
            wasReplaced.store(true, ordering: .releasing)
            return old
        }
    }
}
