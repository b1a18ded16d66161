import HTTPModel

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A blocking client over plain system calls that takes little into its own buffers, so that a server has to wait.
final class RawClient {
    private let descriptor: Int32
    private let tls: ClientTLS?
    /// What was decrypted and not asked for yet.
    private var plaintext: [UInt8] = []
    /// True once the server said close_notify.
    private var wasNotified = false
    private var ending: Ending?

    /// Connects; nil when the server refuses, or breaks off TLS's handshake.
    init?(port: Int, over transport: Transport = .http) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        tls = transport.isSecure ? ClientTLS() : nil
        var size: Int32 = 32_768
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, 4)
        var time = timeval(tv_sec: 30, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = unsafe withUnsafePointer(to: address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result != 0 { return nil }
        guard let tls else { return }
        while !tls.shakeHands() {
            sendRaw(tls.takeOutput())
            guard let bytes = receiveRaw(upTo: 65_536), !bytes.isEmpty else { return nil }
            tls.feed(bytes)
        }
        sendRaw(tls.takeOutput())
    }

    deinit { close(descriptor) }

    /// How a connection ended, or did not.
    enum Ending: Equatable {
        /// FIN, over TLS behind close_notify.
        case end
        /// FIN over TLS without close_notify.
        case cut
        /// RST.
        case reset
        /// Nothing came for a while.
        case open
    }

    func send(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) {
        guard let tls else { return sendRaw(bytes) }
        tls.write(bytes)
        sendRaw(tls.takeOutput())
    }

    /// Makes the connection end with a RST when this object goes.
    func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    /// Reads exactly so many bytes, or fewer when the connection ends first.
    func receive(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count, let more = receiveSome(upTo: count - bytes.count) { bytes += more }
        return bytes
    }

    /// Reads to the end of the connection.
    func receiveAll() -> (bytes: [UInt8], ending: Ending) {
        var bytes: [UInt8] = []
        while let more = receiveSome() { bytes += more }
        return (bytes, ending ?? .open)
    }

    /// Reads what comes next; nil at the end of the connection, and when nothing comes for a while.
    func receiveSome(upTo limit: Int = 65_536) -> [UInt8]? {
        guard tls != nil else { return ending == nil ? receiveRaw(upTo: limit) : nil }
        while plaintext.isEmpty, ending == nil {
            guard decrypt(waits: true) else { return nil }
        }
        if plaintext.isEmpty { return nil }
        defer { plaintext.removeFirst(min(limit, plaintext.count)) }
        return Array(plaintext.prefix(limit))
    }

    /// Reads one answer by its Content-Length.
    func receiveAnswer(hasContent: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = []
        while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
            let byte = receive(1)
            if byte.isEmpty { return bytes }
            bytes += byte
        }
        guard hasContent else { return bytes }
        let head = String(decoding: bytes, as: UTF8.self)
        let field = head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
        return bytes + receive(field.flatMap { Int($0.dropFirst(16)) } ?? 0)
    }

    /// True when something, an end included, comes within that many milliseconds.
    func hasNews(within milliseconds: Int32 = 60) -> Bool {
        while plaintext.isEmpty, ending == nil {
            var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard unsafe Glibc.poll(&poll, 1, milliseconds) > 0 else { return false }
            // What came over TLS may be of TLS's own.
            guard tls != nil else { return true }
            _ = decrypt(waits: false)
        }
        return true
    }

    func finishWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// What comes until the server ends the connection.
    func text() -> String { String(decoding: receiveAll().bytes, as: UTF8.self) }

    /// How many bytes come until the server ends the connection, or until there are `limit`; `pause` is called before
    /// each read with the number so far.
    func count(upTo limit: Int = .max, _ pause: (Int) -> Void = { _ in }) -> Int {
        var total = 0
        while total < limit {
            pause(total)
            guard let bytes = receiveSome(upTo: min(65_536, limit - total)) else { break }
            total += bytes.count
        }
        return total
    }

    /// Reads one response with a Content-Length; nil when the server ends the connection before it is whole.
    func response() -> Response? {
        var bytes: [UInt8] = []
        while true {
            if let length = Self.wholeLength(bytes), bytes.count >= length { return Response(wire: bytes) }
            guard let more = receiveSome() else { return nil }
            bytes += more
        }
    }

    /// How long the response is that begins with these bytes; nil while its head is not whole.
    private static func wholeLength(_ bytes: [UInt8]) -> Int? {
        let end = Array("\r\n\r\n".utf8)
        guard let head = bytes.indices.dropLast(3).first(where: { bytes[$0..<$0 + 4].elementsEqual(end) }) else {
            return nil
        }
        return head + 4 + (Response(wire: bytes).fields.first(.contentLength).flatMap { Int($0) } ?? 0)
    }

    // MARK: Below TLS

    private func sendRaw(_ bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBytes {
            unsafe Glibc.send(descriptor, $0.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        }
    }

    /// Reads from the socket; nil at its end, which is noted, and when nothing comes.
    private func receiveRaw(upTo limit: Int, waits: Bool = true) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: limit)
        let received = unsafe recv(descriptor, &buffer, limit, waits ? 0 : Int32(MSG_DONTWAIT))
        if received > 0 { return Array(buffer.prefix(received)) }
        if received == 0 {
            ending = tls == nil || wasNotified ? .end : .cut
        } else if errno == ECONNRESET {
            ending = .reset
        }
        return nil
    }

    /// Reads until there is something of the application's, or the end; false when nothing came.
    private func decrypt(waits: Bool) -> Bool {
        while true {
            switch wasNotified ? .needsInput : tls?.read() {
            case .bytes(let bytes):
                plaintext += bytes
                return true
            case .notified: wasNotified = true
            case .failed:
                ending = .cut
                return true
            case .needsInput, nil:
                guard let bytes = receiveRaw(upTo: 65_536, waits: waits) else { return ending != nil }
                tls?.feed(bytes)
            }
        }
    }
}
