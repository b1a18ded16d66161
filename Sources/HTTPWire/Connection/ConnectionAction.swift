package import HTTPModel

/// What the driver of a connection shall do next.
package enum ConnectionAction: Sendable {
    /// Answer the request: call `respond` or `answered`, now or later. The flag tells whether the connection may stay
    /// open after the answer, so `Connection: close` belongs in the answer when it is false.
    case deliver(Request, keepsAlive: Bool)
    /// Look at the head, whose content is not read yet: call `readContent`, or `answerEarly` and then `respond`.
    case decide(RequestHead)
    /// So much of the content has come as `readContent` was to watch for, and nothing more is read: end the connection,
    /// or call `respond` or `answered`.
    case contentReached
    /// Answer the refusal with its status and `Connection: close`, then call `respond` or `answered`.
    case refused(WireRefusal)
    /// Write these bytes.
    case write([UInt8])
    /// Write `ConnectionState.continueResponse`, and go on reading.
    case writeContinue
    /// The client sent its end while its answer was pending; it may have left.
    case peerFinished
    /// Stop reading: the client has sent more requests ahead than may wait.
    case pauseReading
    /// Read again.
    case resumeReading
    /// Once all is written, end the server's side. With lingering, go on reading and throw away what comes until the
    /// client ends or the timeout passes, so that unread bytes do not destroy the answer (RFC 9112, section 9.6).
    case closeAfterWrite(lingers: Bool)
    /// Close at once.
    case closeNow
    /// Start the timeout anew, in place of the one that runs.
    case setTimeout(TimeoutKind)
    /// Stop the timeout that runs.
    case cancelTimeout
}
