/// Which header fields tell of a quota (`emit`).
enum QuotaEmission: Hashable, Sendable {
    /// Those that the contract documents on the answer which is sent; `Retry-After` too only when it is documented.
    case documented
    /// None.
    case none
    /// These, documented or not.
    case fields([QuotaField])
}
