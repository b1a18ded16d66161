import SourceDocuments

/// How many requests a client may send, compiled from a rule's `quota`.
///
/// Immutable, so any thread may use it; what was sent is kept in a `QuotaState`.
final class Quota: Sendable {
    /// Which ledger it counts in.
    let identity: QuotaIdentity
    /// What header fields call it: its `name`, else `default`, with its place from the second of a list on.
    let label: String
    /// How it counts, and up to where.
    let algorithm: QuotaAlgorithm
    /// What of a request tells clients apart; empty when all share one account.
    let keyParts: [QuotaKeyPart]
    /// True when a refused request counts as well (`countRefused`).
    let countsRefused: Bool
    /// Which header fields tell of it.
    let emission: QuotaEmission
    /// How header fields write the moment of reset.
    let resetForm: QuotaResetForm
    /// Where it stands.
    let location: SourceLocation

    init(
        identity: QuotaIdentity, label: String = "default", algorithm: QuotaAlgorithm, keyParts: [QuotaKeyPart] = [],
        countsRefused: Bool = false, emission: QuotaEmission = .documented, resetForm: QuotaResetForm = .seconds,
        location: SourceLocation
    ) {
        self.identity = identity
        self.label = label
        self.algorithm = algorithm
        self.keyParts = keyParts
        self.countsRefused = countsRefused
        self.emission = emission
        self.resetForm = resetForm
        self.location = location
    }

    /// True when both say the same, wherever they stand.
    func isDefined(as other: Quota) -> Bool {
        identity == other.identity && algorithm == other.algorithm && keyParts == other.keyParts
            && countsRefused == other.countsRefused && emission == other.emission && resetForm == other.resetForm
    }
}
