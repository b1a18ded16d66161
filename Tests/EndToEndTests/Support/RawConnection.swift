import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A blocking TCP connection to this machine that sends and receives bytes as they are.
///
/// Each read gives up after 20 s.
final class RawConnection {
    /// The two loopback addresses.
    enum Address {
        case ipv4, ipv6
    }

    private let descriptor: Int32
    private var received: [UInt8] = []

    init(to address: Address, port: UInt16) throws {
        #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        #else
        let kind = SOCK_STREAM
        #endif
        descriptor = socket(address == .ipv4 ? AF_INET : AF_INET6, kind, 0)
        guard descriptor >= 0 else { throw Self.systemError() }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let result: Int32
        switch address {
        case .ipv4:
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = port.bigEndian
            name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            result = unsafe Self.connect(descriptor, &name, MemoryLayout<sockaddr_in>.size)
        case .ipv6:
            var name = sockaddr_in6()
            name.sin6_family = sa_family_t(AF_INET6)
            name.sin6_port = port.bigEndian
            name.sin6_addr = in6addr_loopback
            result = unsafe Self.connect(descriptor, &name, MemoryLayout<sockaddr_in6>.size)
        }
        guard result == 0 else { throw Self.systemError() }
    }

    deinit {
        close(descriptor)
    }

    /// Sends the text's bytes.
    func send(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            #if canImport(Glibc)
            let flags = Int32(MSG_NOSIGNAL)
            #else
            let flags: Int32 = 0
            #endif
            let count = unsafe bytes.withUnsafeBytes {
                unsafe systemSend(descriptor, $0.baseAddress, $0.count, flags)
            }
            guard count > 0 else { throw Self.systemError() }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Sends a request with the given fields, completed with Host and Content-Length, and reads its response.
    func exchange(
        _ method: String, _ target: String, _ fields: [String: String] = [:], body: String? = nil
    ) throws -> RawResponse {
        try send(Self.request(method, target, fields, body: body))
        return try readResponse()
    }

    /// The text of a request with the given fields, completed with Host and Content-Length.
    static func request(
        _ method: String, _ target: String, _ fields: [String: String] = [:], body: String? = nil
    ) -> String {
        var lines = ["\(method) \(target) HTTP/1.1", "Host: localhost"]
        lines += fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        if let body { lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"] }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
    }

    /// Reads one response whose body has a Content-Length.
    func readResponse() throws -> RawResponse {
        while true {
            if let (response, length) = try RawResponse.parse(received) {
                received.removeFirst(length)
                return response
            }
            guard try receive() else { throw Closed(received: String(decoding: received, as: UTF8.self)) }
        }
    }

    /// True when the server has closed the connection and nothing is left to read; waits for that.
    func isClosedByServer() throws -> Bool {
        guard received.isEmpty else { return false }
        return try !receive()
    }

    /// The server closed the connection before a response was whole.
    struct Closed: Error {
        let received: String
    }

    private func receive() throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe recv(descriptor, &chunk, chunk.count, 0)
        guard count >= 0 else { throw Self.systemError() }
        received += chunk.prefix(count)
        return count > 0
    }

    private static func systemError() -> POSIXError {
        POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }

    @unsafe private static func connect(_ descriptor: Int32, _ name: UnsafeRawPointer, _ size: Int) -> Int32 {
        unsafe systemConnect(descriptor, name.assumingMemoryBound(to: sockaddr.self), socklen_t(size))
    }
}

// The type's own methods have these names too.
@unsafe private func systemConnect(
    _ descriptor: Int32, _ name: UnsafePointer<sockaddr>, _ size: socklen_t
) -> Int32 {
    unsafe connect(descriptor, name, size)
}

@unsafe private func systemSend(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32
) -> Int {
    unsafe send(descriptor, bytes, count, flags)
}
