import Scenarios
import Support
import Synchronization

/// What exchanges that are open hold of `concurrency` quotas, given back when they end.
///
/// Any thread may use it; while nothing is held, asking costs one atomic read.
final class OpenLeases: Sendable {
    private struct Held: Sendable {
        let leases: [QuotaLease]
        let state: LockedValue<SessionState>
    }

    private let held = LockedValue<[Int: Held]>([:])
    private let count = Atomic(0)

    /// Keeps the leases of an exchange.
    func take(_ leases: [QuotaLease], of ordinal: Int, in state: LockedValue<SessionState>) {
        held.withLock { $0[ordinal] = Held(leases: leases, state: state) }
        count.add(1, ordering: .relaxed)
    }

    /// Gives back what an exchange holds; once, however often it is said to have ended.
    func release(of ordinal: Int) {
        guard count.load(ordering: .relaxed) > 0, let ended = held.withLock({ $0.removeValue(forKey: ordinal) }) else {
            return
        }
        count.subtract(1, ordering: .relaxed)
        ended.state.withLock { state in
            for lease in ended.leases { state.quotas.release(lease) }
        }
    }
}
