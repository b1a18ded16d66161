internal import Synchronization

/// How many connections one loop has, and how to reach it.
final class LoopLoad: Sendable {
    let mailbox: LoopMailbox
    let count = Atomic<Int>(0)

    init(mailbox: LoopMailbox) { self.mailbox = mailbox }

    func removeOne() { count.wrappingSubtract(1, ordering: .relaxed) }
}
