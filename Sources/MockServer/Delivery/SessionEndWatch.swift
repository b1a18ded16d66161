import Network

/// Tells a connection's loop that a session has ended while an answer of it waits.
///
/// Confined to its loop's thread, wherever the session is closed.
final class SessionEndWatch {
    private let session: Session
    private let loop: EventLoop
    private let waker: LoopWaker
    private let ordinal: Int

    /// Begins to watch; `body` is called on the loop's thread, in a later turn.
    init(of session: Session, on loop: EventLoop, _ body: @escaping () -> Void) {
        self.session = session
        self.loop = loop
        let waker = loop.makeWaker(body)
        self.waker = waker
        ordinal = session.whenEnded { waker.wake {} }
    }

    /// Watches no more.
    func stop() {
        session.forget(ordinal)
        loop.remove(waker)
    }
}
