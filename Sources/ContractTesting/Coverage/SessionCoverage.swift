import Contracts
import Support

/// What is recorded of one session: which exchanges were told already, and whose test they belong to.
///
/// An exchange belongs to the test that first reads it, as every assertion does; what nobody read belongs to the test
/// that read last, or to the one in which the session began.
final class SessionCoverage: Sendable {
    private struct State: Sendable {
        var test: String?
        var place = "unknown test"
        var told: Set<Int> = []
    }

    private let log = CoverageLog.current
    private let state = LockedValue(State(test: CurrentTest.name))

    /// The name of the test that the session belongs to just now.
    var test: String { state.withLock { $0.test ?? $0.place } }

    /// False when nothing is to be recorded.
    var isOn: Bool { log != nil }

    /// Says where the session began, which stands in for the test's name where that is not known.
    func began(fileID: StaticString, function: StaticString) {
        state.withLock { $0.place = CurrentTest.place(fileID: fileID, function: function) }
    }

    /// Records what was not recorded yet.
    ///
    /// - Parameters:
    ///   - exchanges: The session's exchanges.
    ///   - reader: The test that reads them; nil when nobody does or it is not known.
    ///   - variants: The response variants that were played.
    ///   - outlines: Says what the contracts document.
    func record(
        _ exchanges: [RecordedExchange], readBy reader: String?, variants: PlayedVariants = PlayedVariants(),
        outlines: () -> [ContractOutline]
    ) {
        let (fresh, test) = state.withLock { state in
            state.test = reader ?? state.test
            // Of those under way it is not known yet what they come to.
            let fresh = exchanges.filter { $0.status != nil && !state.told.contains($0.ordinal) }
            state.told.formUnion(fresh.map(\.ordinal))
            return (fresh, state.test ?? state.place)
        }
        guard let log else { return }
        let facts = fresh.compactMap { Self.fact(of: $0, variants, test: test) }
        guard !facts.isEmpty else { return }
        let names = Set(facts.map(\.contract))
        log.record(facts, of: outlines().filter { names.contains($0.name) })
    }

    /// What an exchange says; nil for one that no operation took.
    static func fact(of exchange: RecordedExchange, _ variants: PlayedVariants, test: String) -> CoverageFact? {
        guard let contract = exchange.contract, let operation = exchange.operation, let status = exchange.status else {
            return nil
        }
        let variant = exchange.rules.last.flatMap { variants.variant(ofRule: $0) }
        return CoverageFact(
            contract: contract, operation: operation, status: status,
            // The settings behind the word differ from request to request.
            fault: exchange.fault.map { String($0.prefix { $0 != " " }) },
            variant: variant,
            scenario: variant == nil ? exchange.rules.last.map { String($0.prefix { $0 != "#" }) } : nil, test: test)
    }
}
