/// What is wrong with a server's TLS on purpose.
package enum TLSFlaw: Hashable, Sendable {
    /// The certificate ended yesterday.
    case expired
    /// The certificate carries none of the names that the server has.
    case wrongHost
    /// The certificate is signed by an authority that was made for it alone.
    case untrusted
    /// The connection is closed when the handshake begins.
    case handshakeClose
    /// Connections end without close_notify.
    case noCloseNotify
}
