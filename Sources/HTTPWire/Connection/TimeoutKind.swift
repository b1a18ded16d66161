/// What a connection waits for, so that its driver can choose how long.
package enum TimeoutKind: Sendable, Hashable {
    /// The first byte of a request; when it passes, the connection closes without a word.
    case idle
    /// The rest of a head whose first byte came; counted from that byte, answered with 408.
    case head
    /// More of a body; counted from the last bytes that came, answered with 408.
    case body
    /// The client's end of a connection that the server has ended; when it passes, the connection closes.
    case linger
}
