/// What is wrong with the ports of a session, since it comes before any request (`connection`, `tls`).
package struct PortFault: Hashable, Sendable {
    /// What becomes of connections.
    package enum Connection: String, CaseIterable, Sendable {
        /// They are refused.
        case refuse
        /// They are accepted, and nothing that is sent on them is answered.
        case acceptAndIgnore
    }

    /// What is wrong with TLS.
    package enum Security: String, CaseIterable, Sendable {
        /// The certificate's time is over.
        case expired
        /// The certificate is another host's.
        case wrongHost
        /// The certificate is signed by an authority that nobody knows.
        case untrusted
        /// The connection is closed in place of the handshake's answer.
        case handshakeClose
        /// The connection ends without TLS's own ending.
        case noCloseNotify
    }

    /// What becomes of connections; nil for nothing special.
    package var connection: Connection?
    /// What is wrong with TLS; nil for nothing.
    package var security: Security?

    /// Makes a fault.
    package init(connection: Connection? = nil, security: Security? = nil) {
        self.connection = connection
        self.security = security
    }

    /// True when nothing is wrong.
    package var isNone: Bool { connection == nil && security == nil }
}
