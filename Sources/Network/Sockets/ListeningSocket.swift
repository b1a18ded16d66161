internal import Support

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// One listening descriptor, which every loop duplicates, and what it was made for.
final class ListeningSocket: Sendable {
    let endpoint: Endpoint
    private let context: LockedValue<TLSContext?>
    private let descriptor: LockedValue<Int32?>

    /// What connections that come in from now on speak TLS with; nil for plain ones.
    var tls: TLSContext? { context.withLock { $0 } }

    /// Binds and listens, or only binds when `backlog` is nil: the port is taken then, and connections are refused.
    ///
    /// SO_REUSEADDR lets a server start again while old connections linger; SO_REUSEPORT stays off, since with it a
    /// second process could take the same port unnoticed.
    ///
    /// - Parameters:
    ///   - address: Where.
    ///   - backlog: How many connections wait to be accepted.
    ///   - tls: What connections speak TLS with.
    ///   - isTakenBack: True for a port that a socket of this process listened on just now, and whose connections may
    ///     linger.
    /// - Throws: `NetworkError`, such as `portInUse`.
    init(
        _ address: SocketAddress, backlog: Int32?, tls: TLSContext?, isTakenBack: Bool = false
    ) throws(NetworkError) {
        let descriptor = try Self.open(family: address.family)
        do throws(NetworkError) {
            try Self.bindAndListen(descriptor, address, backlog, isTakenBack: isTakenBack)
            guard let bound = unsafe SocketAddress({ unsafe getsockname(descriptor, $0, $1) }) else {
                throw .posix("reading a socket's address", errno)
            }
            endpoint = Endpoint(address: bound.text, port: bound.port, isSecure: tls != nil)
        } catch {
            _ = Self.closeDescriptor(descriptor)
            throw error
        }
        context = LockedValue(tls)
        self.descriptor = LockedValue(descriptor)
    }

    deinit { close() }

    /// Lets connections that come in from now on speak TLS with another certificate, or another flaw.
    func replace(tls: TLSContext) {
        context.withLock { $0 = tls }
    }

    /// Listens on a port that was only held.
    func beginListening(backlog: Int32) throws(NetworkError) {
        try descriptor.withLock { descriptor throws(NetworkError) in
            guard let descriptor else { throw .serverStopped }
            Self.setOption(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
            guard listen(descriptor, backlog) == 0 else { throw .posix("listening on a port", errno) }
        }
    }

    /// A socket that holds the port of this one, which stops listening.
    func holdingPort() throws(NetworkError) -> ListeningSocket {
        guard let address = SocketAddress(numeric: endpoint.address, port: endpoint.port) else {
            throw .portOutOfRange(endpoint.port)
        }
        stopListening()
        return try ListeningSocket(address, backlog: nil, tls: tls, isTakenBack: true)
    }

    /// A descriptor of the caller's own for the same socket.
    func duplicate() throws(NetworkError) -> Int32 {
        try descriptor.withLock { descriptor throws(NetworkError) in
            guard let descriptor else { throw .serverStopped }
            let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
            guard copy >= 0 else { throw .posix("duplicating a listening socket", errno) }
            return copy
        }
    }

    /// Closes this descriptor; the port is free once the duplicates are closed too.
    func close() {
        descriptor.withLock { descriptor in
            guard let open = descriptor else { return }
            descriptor = nil
            _ = Self.closeDescriptor(open)
        }
    }

    /// Refuses connections from now on, whoever still holds a duplicate, and closes this descriptor.
    func stopListening() {
        descriptor.withLock { descriptor in
            guard let open = descriptor else { return }
            descriptor = nil
            _ = shutdown(open, Int32(SHUT_RDWR))
            _ = Self.closeDescriptor(open)
        }
    }

    static func closeDescriptor(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
        Glibc.close(descriptor)
        #else
        Darwin.close(descriptor)
        #endif
    }

    private static func open(family: Int32) throws(NetworkError) -> Int32 {
        #if canImport(Glibc)
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(family, type, 0)
        #else
        let descriptor = socket(family, SOCK_STREAM, 0)
        if descriptor >= 0 {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        }
        #endif
        guard descriptor >= 0 else {
            if errno == EAFNOSUPPORT {
                throw .unusableHost(family == AF_INET6 ? "::1" : "127.0.0.1", reason: "no such protocol here")
            }
            throw .posix("making a socket", errno)
        }
        return descriptor
    }

    private static func bindAndListen(
        _ descriptor: Int32, _ address: SocketAddress, _ backlog: Int32?, isTakenBack: Bool
    ) throws(NetworkError) {
        // A port that is only held must not be taken by who comes next, which would be let in with it.
        if backlog != nil || isTakenBack { setOption(descriptor, SOL_SOCKET, SO_REUSEADDR, 1) }
        defer { if backlog == nil { setOption(descriptor, SOL_SOCKET, SO_REUSEADDR, 0) } }
        // Accepted sockets inherit it, which saves a call for each.
        setOption(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
        if address.isIPv6 { setOption(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, address.text == "::" ? 0 : 1) }
        let bound = unsafe address.withPointer { unsafe bind(descriptor, $0, $1) }
        // With SO_REUSEADDR two sockets that only bound agree, and the second one to listen is refused.
        guard bound == 0, backlog.map({ listen(descriptor, $0) == 0 }) ?? true else { throw error(errno, address) }
    }

    private static func setOption(_ descriptor: Int32, _ level: Int32, _ name: Int32, _ value: Int32) {
        var value = value
        _ = unsafe setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func error(_ code: Int32, _ address: SocketAddress) -> NetworkError {
        switch code {
        case EADDRINUSE: .portInUse(host: address.text, port: address.port)
        case EACCES, EPERM: .portNotPermitted(host: address.text, port: address.port)
        case EADDRNOTAVAIL: .unusableHost(address.text, reason: "it is no address of this machine")
        default: .unusableHost(address.text, reason: NetworkError.systemText(errno: code))
        }
    }
}
