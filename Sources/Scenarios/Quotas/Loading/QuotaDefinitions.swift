import SourceDocuments

/// The named quotas of one scope, so that one name means one quota wherever rules share it.
///
/// Not Sendable: one loader fills it.
final class QuotaDefinitions {
    /// Which rules share names: a scenario's or a contract's name.
    let scope: String
    private var quotas: [QuotaIdentity: Quota] = [:]

    init(scope: String) {
        self.scope = scope
    }

    /// Takes note of a quota, and reports one whose name stands for another quota elsewhere.
    func register(_ quota: Quota, into collector: DiagnosticCollector) {
        guard case .shared(let name, _) = quota.identity else { return }
        guard let first = quotas[quota.identity] else {
            quotas[quota.identity] = quota
            return
        }
        guard !first.isDefined(as: quota) else { return }
        collector.error(
            at: quota.location,
            "quota \"\(name)\" differs from the one at \(first.location); rules share a quota by saying the same of it",
            id: "conflicting-quota")
    }
}
