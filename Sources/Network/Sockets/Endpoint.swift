/// One address that a server listens on.
package struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// The numeric address, such as `127.0.0.1` or `::1`.
    package let address: String
    /// The port.
    package let port: Int
    /// True when connections to it begin with a TLS handshake.
    package let isSecure: Bool

    /// Makes an endpoint.
    package init(address: String, port: Int, isSecure: Bool) {
        self.address = address
        self.port = port
        self.isSecure = isSecure
    }

    /// The address and port as they stand in a URL: `127.0.0.1:8080` or `[::1]:8080`.
    package var description: String {
        address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
    }
}
