import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Everything that came before a connection ended; shown by its size when it is long.
struct Received: Equatable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var ending: TestClient.Ending

    init(_ bytes: [UInt8], _ ending: TestClient.Ending) {
        self.bytes = bytes
        self.ending = ending
    }

    var testDescription: String {
        bytes.count > 1_000 ? "\(bytes.count) bytes, \(ending)" : "\(String(decoding: bytes, as: UTF8.self)), \(ending)"
    }
}

/// A blocking client over plain system calls, so that the server is judged by what arrives.
final class TestClient {
    /// How a read from the socket ended.
    enum Ending: Equatable {
        case end, reset, timeout
    }

    let descriptor: Int32

    /// Connects, or gives nil when the connection is refused.
    init?(port: Int, host: String = "127.0.0.1", receiveBuffer: Int32? = nil) {
        let isIPv6 = host.contains(":")
        descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        if var size = receiveBuffer { unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, 4) }
        setTimeout(seconds: 20)
        let result: Int32
        if isIPv6 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = in_port_t(port).bigEndian
            unsafe inet_pton(AF_INET6, host, &address.sin6_addr)
            result = unsafe withUnsafePointer(to: address) {
                unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
                }
            }
        } else {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            unsafe inet_pton(AF_INET, host, &address.sin_addr)
            result = unsafe withUnsafePointer(to: address) {
                unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
        if result != 0 { return nil }
    }

    deinit { close(descriptor) }

    /// The port of this end of an IPv4 connection.
    var ownPort: Int {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(descriptor, $0, &length) }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    func setTimeout(seconds: Int) {
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    /// Sends everything; false when the connection is broken.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Reads exactly so many bytes, or fewer when the connection ends first.
    func receive(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count, case .success(let part) = receiveSome(count - bytes.count) { bytes += part }
        return bytes
    }

    func receiveText(_ count: Int) -> String { String(decoding: receive(count), as: UTF8.self) }

    /// Reads to the end of the connection.
    func receiveAll() -> Received {
        var bytes: [UInt8] = []
        while true {
            switch receiveSome(1 << 20) {
            case .success(let part): bytes += part
            case .failure(let failure): return Received(bytes, failure.ending)
            }
        }
    }

    func finishWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Makes the connection end with a RST when this object goes.
    func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    private struct Failure: Error {
        var ending: Ending
    }

    private func receiveSome(_ count: Int) -> Result<[UInt8], Failure> {
        var buffer = [UInt8](repeating: 0, count: min(count, 1 << 20))
        let received = unsafe recv(descriptor, &buffer, buffer.count, 0)
        if received > 0 { return .success(Array(buffer[..<received])) }
        if received == 0 { return .failure(Failure(ending: .end)) }
        return .failure(Failure(ending: errno == ECONNRESET || errno == EPIPE ? .reset : .timeout))
    }
}
