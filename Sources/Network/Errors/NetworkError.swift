internal import CUV

/// What went wrong on a socket, in a TLS session or with a certificate file; its description is one line to act on.
package enum NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another program, or another listener of this one, holds the port.
    case portInUse(host: String, port: Int)
    /// The process may not bind that port.
    case portNotPermitted(host: String, port: Int)
    /// The port lies outside 0…65535.
    case portOutOfRange(Int)
    /// The host is no address of this machine, or its name cannot be resolved.
    case unusableHost(String, reason: String)
    /// The peer broke the connection off with a reset.
    case connectionReset
    /// The peer took no bytes, or sent none, for longer than a closing connection waits.
    case closingTimedOut
    /// The server was stopped while the connection was open.
    case serverStopped
    /// The handshake failed; the reason says what the peer objected to or sent.
    case handshakeFailed(String)
    /// Bytes that are no TLS record came to a port that speaks TLS.
    case plaintextOnSecurePort
    /// A TLS record was invalid after the handshake, or the library refused to work.
    case tlsFailed(String)
    /// A certificate or key file cannot be used.
    case unusableFile(path: String, reason: String)
    /// A host name that no certificate can carry.
    case invalidHostName(String)
    /// A system call failed; the reason is the system's own text.
    case system(operation: String, reason: String)

    package var description: String {
        switch self {
        case .portInUse(let host, let port):
            "port \(port) on \(host) is in use by another program; stop it or choose another port (0: any free one)"
        case .portNotPermitted(let host, let port):
            "port \(port) on \(host) may not be bound by this user; choose one above 1023"
        case .portOutOfRange(let port):
            "port \(port) does not exist; choose one from 0 to 65535"
        case .unusableHost(let host, let reason):
            "cannot listen on \(host): \(reason)"
        case .connectionReset:
            "the peer reset the connection"
        case .closingTimedOut:
            "the peer neither read nor closed while the connection was being closed"
        case .serverStopped:
            "the server was stopped"
        case .handshakeFailed(let reason):
            "TLS handshake failed: \(reason)"
        case .plaintextOnSecurePort:
            "the client spoke plain text to a port that speaks TLS"
        case .tlsFailed(let reason):
            "TLS failed: \(reason)"
        case .unusableFile(let path, let reason):
            "\(path): \(reason)"
        case .invalidHostName(let name):
            "\"\(name)\" is neither a host name nor an IP address, so no certificate can be made for it"
        case .system(let operation, let reason):
            "\(operation) failed: \(reason)"
        }
    }
}

extension NetworkError {
    /// The error for a negative result of a libuv call.
    static func uv(_ operation: String, _ code: Int32) -> NetworkError {
        .system(operation: operation, reason: systemText(uvCode: code))
    }

    /// The error for a system call that just failed with that `errno`.
    static func posix(_ operation: String, _ code: Int32) -> NetworkError {
        .system(operation: operation, reason: systemText(errno: code))
    }

    /// The system's one-line text for an `errno` value, safe on every thread.
    static func systemText(errno code: Int32) -> String {
        systemText(uvCode: uv_translate_sys_error(code))
    }

    /// The one-line text for a libuv error code.
    static func systemText(uvCode code: Int32) -> String {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
            guard let start = buffer.baseAddress else { return "error \(code)" }
            return unsafe String(cString: uv_strerror_r(code, start, buffer.count))
        }
    }
}
