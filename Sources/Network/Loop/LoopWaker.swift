/// Names something that waits on an event loop, so that other threads can wake it; any thread may use it.
package struct LoopWaker: Sendable {
    let mailbox: LoopMailbox
    let ordinal: Int

    /// Has the loop call what the waker stands for, in its next turn.
    ///
    /// - Parameter body: Called behind that on the loop's thread, whether or not the waker was taken back; when the loop
    ///   has ended, at once on this thread.
    package func wake(then body: @escaping @Sendable () -> Void = {}) {
        let isTaken = mailbox.submit { [ordinal] loop in
            loop.wake(ordinal)
            body()
        }
        if !isTaken { body() }
    }
}
