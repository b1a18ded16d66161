internal import COpenSSL
internal import CShims

/// A server's certificate and settings for TLS: version 1.2 or 1.3, `http/1.1` by ALPN, no renegotiation.
///
/// Shared by every loop and safe on every thread.
@safe
package final class TLSContext: @unchecked Sendable {
    let pointer: OpaquePointer
    /// What is wrong on purpose; nil for nothing.
    let flaw: TLSFlaw?

    /// Reads a certificate chain, the server's own first, and its key from PEM files.
    ///
    /// - Throws: `NetworkError.unusableFile` naming the file at fault.
    package convenience init(certificateFile: String, keyFile: String) throws(NetworkError) {
        Self.prepareLibrary()
        let chain = try PEM.certificates(in: FileBytes.read(certificateFile), path: certificateFile)
        let key = try PEM.privateKey(in: FileBytes.read(keyFile), path: keyFile)
        guard chain[0].matches(key) else {
            throw .unusableFile(
                path: keyFile, reason: "it is not the key of the first certificate in \(certificateFile)")
        }
        do throws(NetworkError) {
            try self.init(chain: chain, key: key)
        } catch {
            throw .unusableFile(path: certificateFile, reason: error.description)
        }
    }

    /// Makes a context from a certificate with its chain.
    init(chain: [Certificate], key: PrivateKey, flaw: TLSFlaw? = nil) throws(NetworkError) {
        self.flaw = flaw
        Self.prepareLibrary()
        OpenSSLError.clear()
        guard let context = unsafe SSL_CTX_new(TLS_server_method()) else {
            throw .tlsFailed(OpenSSLError.takeReason())
        }
        guard unsafe Self.configure(context, chain, key) else {
            unsafe SSL_CTX_free(context)
            throw .tlsFailed(OpenSSLError.takeReason())
        }
        unsafe pointer = context
    }

    deinit { unsafe SSL_CTX_free(pointer) }

    /// Sets OpenSSL up, on first use, without its handler at exit: loops may still run while the process ends.
    static func prepareLibrary() {
        OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil)
    }

    private static func configure(_ context: OpaquePointer, _ chain: [Certificate], _ key: PrivateKey) -> Bool {
        guard unsafe understudy_prepare_server_context(context) == 1, let leaf = chain.first,
            unsafe SSL_CTX_use_certificate(context, leaf.pointer) == 1,
            unsafe SSL_CTX_use_PrivateKey(context, key.pointer) == 1
        else { return false }
        for certificate in chain.dropFirst() {
            unsafe X509_up_ref(certificate.pointer)
            guard unsafe understudy_add_chain_certificate(context, certificate.pointer) == 1 else {
                unsafe X509_free(certificate.pointer)
                return false
            }
        }
        unsafe SSL_CTX_set_alpn_select_cb(
            context,
            { _, chosen, chosenLength, offered, offeredLength, _ in
                unsafe TLSContext.selectProtocol(chosen, chosenLength, offered, offeredLength)
            }, nil)
        return true
    }

    /// Chooses `http/1.1` among the client's protocols (RFC 7301, section 3.2).
    private static func selectProtocol(
        _ chosen: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ chosenLength: UnsafeMutablePointer<UInt8>?,
        _ offered: UnsafePointer<UInt8>?, _ offeredLength: UInt32
    ) -> Int32 {
        guard let chosen = unsafe chosen, let chosenLength = unsafe chosenLength, let offered = unsafe offered else {
            return SSL_TLSEXT_ERR_NOACK
        }
        let offers = unsafe UnsafeBufferPointer(start: offered, count: Int(offeredLength))
        var index = 0
        while index < offers.count {
            let length = Int(unsafe offers[index])
            let name = unsafe offers[(index + 1)..<min(index + 1 + length, offers.count)]
            if unsafe name.elementsEqual("http/1.1".utf8) {
                unsafe chosen.pointee = offered + index + 1
                unsafe chosenLength.pointee = UInt8(length)
                return SSL_TLSEXT_ERR_OK
            }
            index += 1 + length
        }
        return SSL_TLSEXT_ERR_ALERT_FATAL
    }
}
