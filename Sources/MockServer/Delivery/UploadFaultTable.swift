import Contracts
import HTTPModel
import HTTPWire
import Scenarios
import Synchronization

/// The operations for which some rule has a fault that strikes while a request's content is being sent.
///
/// Servers without one never ask, so their requests pay nothing. Immutable, so any thread may use it.
struct UploadFaultTable: Sendable {
    private let operations: Set<ObjectIdentifier>
    private static let wasMade = Atomic<Bool>(false)

    /// True once anything was in play that has such a fault.
    static var areInPlay: Bool { wasMade.load(ordering: .relaxed) }

    /// Looks through the rules of every rulebook that may be in play.
    init(_ rulebooks: [Rulebook] = []) {
        var operations: Set<ObjectIdentifier> = []
        for book in rulebooks {
            for operation in book.contract.operations where book.strikesUploads(of: operation) {
                operations.insert(ObjectIdentifier(operation))
            }
        }
        self.operations = operations
        if !operations.isEmpty { Self.wasMade.store(true, ordering: .relaxed) }
    }

    /// True when a request for that operation is decided on before its content has come.
    func contains(_ operation: Operation) -> Bool {
        operations.contains(ObjectIdentifier(operation))
    }
}
