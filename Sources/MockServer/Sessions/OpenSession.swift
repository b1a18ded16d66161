package import Support

/// A session that was opened beside the default one, and how its requests are known.
package struct OpenSession: Sendable {
    /// The session.
    package let session: Session
    /// The ports of its own.
    package let ports: SessionPorts?
    /// The trace id whose requests belong to it.
    package let traceID: String?
    /// How long it lives from its opening.
    package let timeToLive: Duration?
    /// When it was opened, by the machine's time.
    package let opened: SessionInstant
}

/// The ports that one session has for itself.
package struct SessionPorts: Sendable {
    /// The base URL for http.
    package let url: String
    /// The base URL for https; nil where the server has none.
    package let tlsURL: String?
    /// The port numbers.
    package let numbers: [Int]

    /// Makes a description of ports that listen.
    package init(url: String, tlsURL: String?, numbers: [Int]) {
        self.url = url
        self.tlsURL = tlsURL
        self.numbers = numbers
    }
}
