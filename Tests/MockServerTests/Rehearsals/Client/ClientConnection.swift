import Support
import Testing

@testable import MockServer

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A connection of a client under rehearsal; how long it waits is told by the session's clock.
final class ClientConnection {
    /// What came of waiting.
    enum Event: Equatable {
        case bytes([UInt8])
        /// The server closed the connection, orderly or not.
        case end
        case timeout
        /// Nothing ever comes.
        case silence
    }

    private let descriptor: Int32
    private let server: RehearsalServer
    private var arrivals = 0
    /// True once an answer has come on it.
    var isReused = false
    /// What came behind the answers so far.
    var rest: [UInt8] = []

    init(to server: RehearsalServer) {
        self.server = server
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(server.port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = unsafe withUnsafePointer(to: address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        #expect(result == 0, "the server accepts connections")
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        arrivals = server.entries.count
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes {
            unsafe Glibc.send(descriptor, $0.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        }
    }

    /// Waits until something comes or the clock shows the deadline, and moves the clock while only that can help.
    func receive(until deadline: SessionInstant?) -> Event {
        // So long in the machine's time that no answer can be under way any more.
        var patience = 20_000
        while patience > 0 {
            if hasNews(within: 1) { return read() }
            patience -= 1
            guard server.clock.isQuiet, server.entries.count > arrivals else { continue }
            // The end of a connection may come a little after the server's last word; one that waits has more to say.
            if server.clock.next == nil, hasNews(within: 50) { return read() }
            if !server.clock.advanceToNext(before: deadline) { return deadline == nil ? .silence : .timeout }
        }
        Issue.record("the server took no notice of the request")
        return .silence
    }

    private func hasNews(within milliseconds: Int32) -> Bool {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe Glibc.poll(&poll, 1, milliseconds) > 0
    }

    private func read() -> Event {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let received = unsafe recv(descriptor, &buffer, buffer.count, 0)
        return received > 0 ? .bytes(Array(buffer[..<received])) : .end
    }
}
