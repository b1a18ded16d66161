internal import COpenSSL

/// Certificates and keys as text (RFC 7468).
enum PEM {
    /// Every certificate in the bytes, in order.
    ///
    /// - Throws: `unusableFile` naming the path when there is none, or when one is broken.
    static func certificates(in bytes: [UInt8], path: String) throws(NetworkError) -> [Certificate] {
        OpenSSLError.clear()
        let found = unsafe reading(bytes) { source in
            var found: [Certificate] = []
            while let pointer = unsafe PEM_read_bio_X509(source, nil, { _, _, _, _ in 0 }, nil) {
                found.append(unsafe Certificate(owning: pointer))
            }
            return found
        }
        // The reader stops at the end of the text with "no start line"; anything else is a broken certificate.
        let isAtEnd = OpenSSLError.lastReason == PEM_R_NO_START_LINE
        let reason = OpenSSLError.takeReason()
        guard isAtEnd else { throw .unusableFile(path: path, reason: "a certificate in it is broken (\(reason))") }
        guard !found.isEmpty else {
            throw .unusableFile(path: path, reason: "it holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)")
        }
        return found
    }

    /// The first private key in the bytes.
    ///
    /// - Throws: `unusableFile` naming the path when there is none, or when it is encrypted or broken.
    static func privateKey(in bytes: [UInt8], path: String) throws(NetworkError) -> PrivateKey {
        OpenSSLError.clear()
        let key = unsafe reading(bytes) { source -> PrivateKey? in
            // The callback keeps OpenSSL from asking for a passphrase on the terminal.
            guard let pointer = unsafe PEM_read_bio_PrivateKey(source, nil, { _, _, _, _ in -1 }, nil) else {
                return nil
            }
            return unsafe PrivateKey(owning: pointer)
        }
        if let key { return key }
        let reason = OpenSSLError.lastReason
        let text = OpenSSLError.takeReason()
        guard String(decoding: bytes, as: UTF8.self).contains("PRIVATE KEY-----") else {
            throw .unusableFile(path: path, reason: "it holds no private key in PEM form")
        }
        switch reason {
        case PEM_R_BAD_PASSWORD_READ, PEM_R_PROBLEMS_GETTING_PASSWORD:
            throw .unusableFile(path: path, reason: "the private key is encrypted; give one without a passphrase")
        default:
            throw .unusableFile(path: path, reason: "the private key is broken (\(text))")
        }
    }

    static func text(of certificate: Certificate) -> [UInt8] {
        unsafe writing { unsafe PEM_write_bio_X509($0, certificate.pointer) }
    }

    static func text(of key: PrivateKey) -> [UInt8] {
        unsafe writing { unsafe PEM_write_bio_PrivateKey($0, key.pointer, nil, nil, 0, nil, nil) }
    }

    private static func reading<Result>(_ bytes: [UInt8], _ body: (OpaquePointer?) -> Result) -> Result {
        unsafe bytes.withUnsafeBytes { buffer in
            let source = unsafe BIO_new_mem_buf(buffer.baseAddress, Int32(buffer.count))
            defer { unsafe BIO_free(source) }
            return unsafe body(source)
        }
    }

    private static func writing(_ body: (OpaquePointer?) -> Int32) -> [UInt8] {
        let target = unsafe BIO_new(BIO_s_mem())
        defer { unsafe BIO_free(target) }
        guard unsafe body(target) == 1 else { return [] }
        let size = unsafe BIO_ctrl_pending(target)
        return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, Int(unsafe BIO_read(target, buffer.baseAddress, Int32(size))))
        }
    }
}
