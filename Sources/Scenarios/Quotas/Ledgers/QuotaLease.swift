/// An exchange that a `concurrency` quota counts until it ends; whoever ends it gives the lease back.
package struct QuotaLease: Hashable, Sendable {
    let identity: QuotaIdentity
    let key: QuotaKey
    /// Sets it apart from leases that the session gave before it was reset.
    let generation: UInt64
}
