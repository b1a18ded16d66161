import Contracts
import Scenarios
import Support

/// A session's playbook with what the session remembers of each contract; replaced as a whole.
///
/// A request that is under way ends on the one that it began with.
final class SessionPlay: Sendable {
    let playbook: Playbook
    /// The session clock's reading when the session began, or began anew.
    let start: SessionInstant
    /// By the contract; a contract that was loaded again has the same memory.
    private let states: [ObjectIdentifier: LockedValue<SessionState>]

    /// Makes a play that has seen no request.
    init(_ playbook: Playbook, start: SessionInstant) {
        self.playbook = playbook
        self.start = start
        states = Dictionary(
            uniqueKeysWithValues: playbook.rulebooks.map {
                (ObjectIdentifier($0.contract), LockedValue($0.initialState))
            })
    }

    /// Makes a play of another playbook that remembers what an earlier one does; contracts are the same when their
    /// files are.
    init(_ playbook: Playbook, keeping earlier: SessionPlay) {
        self.playbook = playbook
        start = earlier.start
        let kept = Dictionary(
            earlier.playbook.rulebooks.compactMap { book in
                earlier.state(of: book.contract).map { (book.contract.file, $0) }
            }, uniquingKeysWith: { first, _ in first })
        states = Dictionary(
            uniqueKeysWithValues: playbook.rulebooks.map { book in
                let state = kept[book.contract.file] ?? LockedValue(book.initialState)
                state.withLock { $0.addMissing(from: book.initialState) }
                return (ObjectIdentifier(book.contract), state)
            })
    }

    /// What the session remembers of a contract's play, behind a lock of its own.
    func state(of contract: Contract) -> LockedValue<SessionState>? {
        states[ObjectIdentifier(contract)]
    }
}
