extension ListeningSocket {
    /// The host name that stands for both loopback addresses, and the default.
    static let loopbackName = "localhost"

    /// How often another pair of ports is tried when the kernel's choice for IPv4 is taken on IPv6.
    private static let pairAttempts = 64

    /// Listens on every address of a host, on one port.
    ///
    /// `localhost` means 127.0.0.1 and ::1 on the same port, since node and browsers try ::1 first; where the machine
    /// has no IPv6, 127.0.0.1 alone. An address means itself; another name, each address it resolves to.
    static func open(
        host: String, port: Int, backlog: Int32?, tls: TLSContext?
    ) throws(NetworkError) -> [ListeningSocket] {
        guard (0...65_535).contains(port) else { throw .portOutOfRange(port) }
        if host == loopbackName || host.isEmpty {
            return try openLoopbackPair(port: port, backlog: backlog, tls: tls)
        }
        if let address = SocketAddress(numeric: host, port: port) {
            return [try ListeningSocket(address, backlog: backlog, tls: tls)]
        }
        var sockets: [ListeningSocket] = []
        for resolved in try SocketAddress.resolve(host, port: port) {
            let chosen = sockets.first?.endpoint.port ?? port
            guard let address = SocketAddress(numeric: resolved.text, port: chosen) else { continue }
            sockets.append(try ListeningSocket(address, backlog: backlog, tls: tls))
        }
        guard !sockets.isEmpty else { throw .unusableHost(host, reason: "it has no address") }
        return sockets
    }

    private static func openLoopbackPair(
        port: Int, backlog: Int32?, tls: TLSContext?
    ) throws(NetworkError) -> [ListeningSocket] {
        for attempt in 1... {
            let first = try listen("127.0.0.1", port, backlog, tls)
            do throws(NetworkError) {
                return [first, try listen("::1", first.endpoint.port, backlog, tls)]
            } catch {
                switch error {
                case .unusableHost: return [first]
                case .portInUse where port == 0 && attempt < pairAttempts: continue
                default: throw error
                }
            }
        }
        throw .portInUse(host: "::1", port: port)
    }

    private static func listen(
        _ address: String, _ port: Int, _ backlog: Int32?, _ tls: TLSContext?
    ) throws(NetworkError) -> ListeningSocket {
        guard let address = SocketAddress(numeric: address, port: port) else { throw .portOutOfRange(port) }
        return try ListeningSocket(address, backlog: backlog, tls: tls)
    }
}
