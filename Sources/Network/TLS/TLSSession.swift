internal import COpenSSL
internal import CShims

/// The server's side of one TLS connection, between two memory buffers; it touches no socket.
@safe
final class TLSSession {
    enum ReadResult {
        case bytes(Int)
        case needsInput
        /// The peer sent close_notify.
        case finished
        case failed(NetworkError)
    }

    /// The most plaintext that one TLS record carries (RFC 8446, section 5.1).
    static let recordSize = 16_384
    /// The content type that every client begins with (RFC 8446, section 5.1).
    static let handshakeRecordType: UInt8 = 0x16

    private let session: OpaquePointer
    private let input: OpaquePointer
    private let output: OpaquePointer
    private var saidGoodbye = false
    private var hasFailed = false
    /// True once the peer has sent something.
    private(set) var hasBegun = false
    /// True once application data may flow.
    private(set) var isHandshakeComplete = false

    init(_ context: TLSContext) throws(NetworkError) {
        OpenSSLError.clear()
        guard let session = unsafe SSL_new(context.pointer), let input = unsafe BIO_new(BIO_s_mem()),
            let output = unsafe BIO_new(BIO_s_mem())
        else { throw .tlsFailed(OpenSSLError.takeReason()) }
        unsafe understudy_set_empty_means_retry(input)
        unsafe understudy_set_empty_means_retry(output)
        unsafe SSL_set_bio(session, input, output)
        unsafe SSL_set_accept_state(session)
        unsafe self.session = session
        unsafe self.input = input
        unsafe self.output = output
    }

    deinit { unsafe SSL_free(session) }

    /// True when bytes were fed that no `read` has used.
    var hasInput: Bool {
        unsafe understudy_pending_byte_count(input) > 0 || SSL_has_pending(session) != 0
    }

    /// Takes ciphertext from the socket.
    func feed(_ bytes: UnsafeRawBufferPointer) {
        hasBegun = true
        unsafe BIO_write(input, bytes.baseAddress, Int32(bytes.count))
    }

    /// Goes on with the handshake and decrypts.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> ReadResult {
        OpenSSLError.clear()
        let count = unsafe SSL_read(session, buffer.baseAddress, Int32(buffer.count))
        let wasComplete = isHandshakeComplete
        if !wasComplete { isHandshakeComplete = unsafe SSL_is_init_finished(session) != 0 }
        if count > 0 { return .bytes(Int(count)) }
        switch unsafe SSL_get_error(session, count) {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .needsInput
        case SSL_ERROR_ZERO_RETURN: return .finished
        default:
            hasFailed = true
            return .failed(wasComplete ? .tlsFailed(OpenSSLError.takeReason()) : .handshakeFailed(handshakeReason()))
        }
    }

    /// Encrypts at most one record.
    ///
    /// - Returns: How many bytes of plaintext were taken, or nothing above zero when the session is broken.
    func write(_ bytes: UnsafeRawBufferPointer) -> Int {
        OpenSSLError.clear()
        return Int(unsafe SSL_write(session, bytes.baseAddress, Int32(bytes.count)))
    }

    /// Moves ciphertext for the socket out of the session.
    func takeOutput(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard unsafe understudy_pending_byte_count(output) > 0 else { return 0 }
        return max(0, Int(unsafe BIO_read(output, buffer.baseAddress, Int32(buffer.count))))
    }

    /// Says close_notify, once; a session that failed has sent its alert instead.
    func closeNotify() {
        guard isHandshakeComplete, !saidGoodbye, !hasFailed else { return }
        saidGoodbye = true
        OpenSSLError.clear()
        _ = unsafe SSL_shutdown(session)
    }

    private func handshakeReason() -> String {
        switch OpenSSLError.lastReason {
        case SSL_R_TLSV1_ALERT_UNKNOWN_CA, SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN, SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
            "the client does not trust this server's certificate (\(OpenSSLError.takeReason()))"
        case SSL_R_UNSUPPORTED_PROTOCOL:
            "the client speaks no TLS version from 1.2 on"
        default: OpenSSLError.takeReason()
        }
    }
}
