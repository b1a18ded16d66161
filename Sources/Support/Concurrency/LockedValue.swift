#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A value behind a lock: whoever works on it does so alone.
///
/// A pthread mutex, since the thread sanitizer understands it. It does not recurse: `withLock` inside `withLock` of the
/// same value never returns. Decide under the lock, act outside it.
@safe
public final class LockedValue<Value> {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    @usableFromInline var value: Value

    /// Puts a value behind a new lock.
    public init(_ value: Value) {
        self.value = value
        unsafe mutex = .allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        let result = unsafe pthread_mutex_init(mutex, nil)
        precondition(result == 0, "a mutex could not be made")
    }

    deinit {
        _ = unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    /// Runs a closure that may change the value while no other thread sees it.
    ///
    /// - Parameter body: What to do; short, and without waiting for anything.
    /// - Returns: What the closure returns.
    /// - Throws: What the closure throws.
    @inlinable
    public func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        lock()
        defer { unlock() }
        return try body(&value)
    }

    @usableFromInline
    func lock() {
        _ = unsafe pthread_mutex_lock(mutex)
    }

    @usableFromInline
    func unlock() {
        _ = unsafe pthread_mutex_unlock(mutex)
    }
}

// The mutex orders every access to the value.
extension LockedValue: @unchecked Sendable where Value: Sendable {}
