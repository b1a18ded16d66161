import COpenSSL

/// The client's side of one TLS connection between two memory buffers, which takes every certificate.
@safe
final class ClientTLS {
    enum Event {
        case bytes([UInt8])
        case needsInput
        /// The server said close_notify.
        case notified
        /// What came is no TLS, or an alert.
        case failed
    }

    private let context: OpaquePointer
    private let session: OpaquePointer
    private let input: OpaquePointer
    private let output: OpaquePointer

    init?() {
        guard let context = unsafe SSL_CTX_new(TLS_client_method()), let session = unsafe SSL_new(context),
            let input = unsafe BIO_new(BIO_s_mem()), let output = unsafe BIO_new(BIO_s_mem())
        else { return nil }
        unsafe SSL_set_bio(session, input, output)
        unsafe SSL_set_connect_state(session)
        unsafe self.context = context
        unsafe self.session = session
        unsafe self.input = input
        unsafe self.output = output
    }

    deinit {
        unsafe SSL_free(session)
        unsafe SSL_CTX_free(context)
    }

    /// Goes on with the handshake; true once it is complete.
    func shakeHands() -> Bool { unsafe SSL_do_handshake(session) == 1 }

    /// Takes ciphertext from the socket.
    func feed(_ bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBytes { unsafe BIO_write(input, $0.baseAddress, Int32($0.count)) }
    }

    /// Decrypts what was fed.
    func read() -> Event {
        ERR_clear_error()
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = unsafe SSL_read(session, &buffer, Int32(buffer.count))
        if count > 0 { return .bytes(Array(buffer.prefix(Int(count)))) }
        return switch unsafe SSL_get_error(session, count) {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: .needsInput
        case SSL_ERROR_ZERO_RETURN: .notified
        default: .failed
        }
    }

    /// Encrypts; the handshake must be complete.
    func write(_ bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBytes { unsafe SSL_write(session, $0.baseAddress, Int32($0.count)) }
    }

    /// The ciphertext for the socket.
    func takeOutput() -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = unsafe BIO_read(output, &buffer, Int32(buffer.count)), count > 0 {
            bytes += buffer.prefix(Int(count))
        }
        return bytes
    }
}
