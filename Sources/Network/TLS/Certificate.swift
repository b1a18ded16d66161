internal import COpenSSL

/// An X.509 certificate, never changed once it is shared.
@safe
final class Certificate: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over a certificate.
    init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe X509_free(pointer) }

    var isAuthority: Bool { unsafe X509_check_ca(pointer) == 1 }
    var isExpired: Bool { unsafe X509_cmp_current_time(X509_get0_notAfter(pointer)) < 0 }

    func matches(_ key: PrivateKey) -> Bool {
        OpenSSLError.clear()
        defer { OpenSSLError.clear() }
        return unsafe X509_check_private_key(pointer, key.pointer) == 1
    }
}

/// A private key, never changed once it is shared.
@safe
final class PrivateKey: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over a key.
    init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe EVP_PKEY_free(pointer) }
}
