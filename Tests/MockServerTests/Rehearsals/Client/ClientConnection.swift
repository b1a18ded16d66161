import Support
import Testing

@testable import MockServer

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

    private let socket: RawClient?
    private let server: RehearsalServer
    private var arrivals = 0
    /// True once an answer has come on it.
    var isReused = false
    /// What came behind the answers so far.
    var rest: [UInt8] = []

    init(to server: RehearsalServer) {
        self.server = server
        socket = RawClient(port: server.port, over: server.transport)
        #expect(socket != nil, "the server accepts connections")
    }

    func send(_ text: String) {
        arrivals = server.entries.count
        socket?.send(text)
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

    private func hasNews(within milliseconds: Int32) -> Bool { socket?.hasNews(within: milliseconds) ?? true }

    private func read() -> Event { socket?.receiveSome().map { .bytes($0) } ?? .end }
}
