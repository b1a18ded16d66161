import Dispatch
import Foundation
import Support

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One request on a connection of its own, over a plain socket: URLSession now and then never ends a task on Linux.
enum RawHTTP {
    /// The connection ended before the answer was whole, or what came is no answer.
    struct Broken: Error {}

    /// An answer with a Content-Length.
    struct Answer: Sendable {
        let status: Int
        let fields: [String: String]
        let body: String
    }

    /// A connection that another thread may end.
    private final class Connection: Sendable {
        private struct State {
            var descriptor: Int32?
            var isCancelled = false
        }

        private let state = LockedValue(State())

        /// Opens it; nil once it was cancelled.
        func open() -> Int32? {
            state.withLock { state in
                guard !state.isCancelled else { return nil }
                state.descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
                return state.descriptor
            }
        }

        /// Whoever waits for bytes waits no longer.
        func cancel() {
            state.withLock { state in
                state.isCancelled = true
                if let descriptor = state.descriptor { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
            }
        }

        func end() {
            state.withLock { state in
                if let descriptor = state.descriptor { close(descriptor) }
                state.descriptor = nil
            }
        }
    }

    /// Sends a request and reads the answer, on a thread that may wait; cancelling the task ends the connection.
    static func send(
        _ method: String, to url: URL, _ path: String, _ fields: [String: String] = [:], _ body: String = ""
    ) async throws -> Answer {
        var head = "\(method) \(url.path)\(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        for (name, value) in fields { head += "\(name): \(value)\r\n" }
        let bytes = Array((head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body).utf8)
        let port = UInt16(url.port ?? 0)
        let connection = Connection()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                Thread.detachNewThread {
                    continuation.resume(with: Result { try answer(exchange(bytes, port, connection), to: method) })
                }
            }
        } onCancel: {
            connection.cancel()
        }
    }

    private static func exchange(_ bytes: [UInt8], _ port: UInt16, _ connection: Connection) throws -> String {
        guard let descriptor = connection.open() else { throw CancellationError() }
        defer { connection.end() }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Broken() }
        _ = unsafe Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            received += chunk[..<count]
        }
        return String(decoding: received, as: UTF8.self)
    }

    private static func answer(_ text: String, to method: String) throws -> Answer {
        guard text.hasPrefix("HTTP/1.1 "), let end = text.range(of: "\r\n\r\n") else { throw Broken() }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count > 1, let status = Int(words[1]) else { throw Broken() }
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { throw Broken() }
            fields[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        let body = String(text[end.upperBound...])
        if method != "HEAD", status != 204, status != 304 {
            guard let length = fields["content-length"].flatMap({ Int($0) }), body.utf8.count >= length else {
                throw Broken()
            }
        }
        return Answer(status: status, fields: fields, body: body)
    }
}
