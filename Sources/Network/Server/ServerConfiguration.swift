internal import CUV

extension NetworkServer {
    /// The limits of a server.
    package struct Configuration: Sendable {
        /// The number of loops, each with a thread of its own.
        package var threads = 1
        /// How many connections the kernel keeps before they are accepted.
        package var backlog = 1_024
        /// How many connections may be open; those beyond are handed over with `isOverLimit`.
        package var maxConnections = 10_000
        /// How long a connection that is being finished waits for its peer to take something.
        package var sendTimeout = Duration.seconds(30)
        /// How long a connection waits after FIN while its peer sends nothing.
        package var lingerIdle = Duration.seconds(2)
        /// How long a connection waits after FIN at most, for a peer that goes on sending.
        package var lingerTotal = Duration.seconds(30)
        /// What a client gets that speaks plain text to a port that speaks TLS.
        package var plaintextReply = defaultPlaintextReply

        /// Makes a configuration with the defaults.
        package init() {}
    }

    /// The number of threads that the machine runs at once for this process.
    package static var availableParallelism: Int { max(1, Int(uv_available_parallelism())) }

    private static var defaultPlaintextReply: [UInt8] {
        let body = "This port speaks https; the request came in plain http.\n"
        return Array(
            """
            HTTP/1.1 400 Bad Request\r
            Content-Type: text/plain\r
            Content-Length: \(body.utf8.count)\r
            Connection: close\r
            \r
            \(body)
            """.utf8)
    }
}
