/// What is done with one connection; every call comes on the thread of the connection's loop.
package protocol ConnectionHandler: AnyObject {
    /// The connection was accepted; it can be written to at once, although a TLS handshake may lie ahead.
    func connectionOpened(_ connection: TCPConnection)

    /// Bytes arrived, decrypted when the connection is secure.
    ///
    /// - Parameters:
    ///   - bytes: Valid for the call only; never empty.
    ///   - connection: The connection, which may be written to, paused, finished or closed within the call.
    func received(_ bytes: Span<UInt8>, on connection: TCPConnection)

    /// The peer will send nothing more; it may still read what is written.
    func peerFinished(_ connection: TCPConnection)

    /// Everything that had to be queued was handed to the kernel; never called within `write`.
    func writesDrained(_ connection: TCPConnection)

    /// The server is stopping: finish what is being answered and then call `finish`; the default calls it at once.
    func serverStops(_ connection: TCPConnection)

    /// The connection is gone: the last call, made exactly once, and never within another call to the connection.
    ///
    /// - Parameters:
    ///   - connection: The connection, which ignores what is written to it from now on.
    ///   - error: Why it ended, or nil when both sides ended it in an orderly way or this side closed it.
    func closed(_ connection: TCPConnection, error: NetworkError?)
}

extension ConnectionHandler {
    package func serverStops(_ connection: TCPConnection) { connection.finish() }
}
