import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Somebody who listens on a port of this machine, and answers each request with what the test makes of its head.
final class CannedServer: Sendable {
    private let descriptor: Int32
    private let received = Received()
    /// Its base URL.
    let url: URL

    /// Listens; each connection is answered once.
    init(_ answer: @escaping @Sendable (_ head: String, _ ordinal: Int) -> String) throws {
        #if canImport(Glibc)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &name) { [descriptor] pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(descriptor, address, size) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, address, &size) == 0
            }
        }
        let port = UInt16(bigEndian: name.sin_port)
        guard isBound, let url = URL(string: "http://127.0.0.1:\(port)") else { throw POSIXError(.EADDRINUSE) }
        self.url = url
        Thread.detachNewThread { [descriptor, received] in
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { return }
                let head = Self.head(from: connection)
                let bytes = Array(answer(head, received.add(head)).utf8)
                _ = unsafe write(connection, bytes, bytes.count)
                // Content that was not read would make the end of the connection a reset.
                shutdown(connection, Int32(SHUT_WR))
                var rest: UInt8 = 0
                while unsafe read(connection, &rest, 1) == 1 {}
                close(connection)
            }
        }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    /// The heads of what arrived.
    var heads: [String] { received.all }

    /// An answer without content, after which the connection ends.
    static func answer(_ status: String, _ fields: [String] = [], _ content: String = "") -> String {
        (["HTTP/1.1 \(status)", "Content-Length: \(content.utf8.count)", "Connection: close"] + fields)
            .joined(separator: "\r\n") + "\r\n\r\n" + content
    }

    private static func head(from connection: Int32) -> String {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]), unsafe read(connection, &byte, 1) == 1 {
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private final class Received: @unchecked Sendable {
        private let lock = NSLock()
        private var heads: [String] = []

        /// Returns how many there are now.
        func add(_ head: String) -> Int {
            lock.withLock {
                heads.append(head)
                return heads.count
            }
        }

        var all: [String] { lock.withLock { heads } }
    }
}
