internal import COpenSSL
internal import CShims

/// Makes X.509 version 3 certificates that strict verifiers accept (RFC 5280, section 4.2).
struct CertificateBuilder {
    /// The extensions, as pairs of an identifier and a value in the notation of OpenSSL's configuration files.
    var extensions: [(identifier: Int32, value: String)]
    var commonName: String
    /// Counted from now; the certificate is valid from a day ago, since clocks differ.
    var validDays: Int32
    /// How many days ago it began to be valid.
    var daysSinceStart = 1

    /// The name that every certificate of the project carries as its organization.
    static let organization = "Understudy"

    /// Makes a certificate for the key, signed by the issuer, or by itself when there is none.
    func make(
        for key: PrivateKey, signedBy issuer: (certificate: Certificate, key: PrivateKey)? = nil
    ) throws(NetworkError) -> Certificate {
        OpenSSLError.clear()
        guard let pointer = unsafe X509_new() else { throw .tlsFailed(OpenSSLError.takeReason()) }
        let certificate = unsafe Certificate(owning: pointer)
        guard unsafe X509_set_version(pointer, 2) == 1, setSerialNumber(certificate), setValidity(certificate),
            unsafe X509_set_pubkey(pointer, key.pointer) == 1, setNames(certificate, issuer?.certificate)
        else { throw .tlsFailed(OpenSSLError.takeReason()) }
        let signer = unsafe issuer?.certificate.pointer ?? pointer
        for (identifier, value) in extensions {
            guard unsafe understudy_add_extension(pointer, signer, identifier, value) == 1 else {
                throw .tlsFailed(OpenSSLError.takeReason())
            }
        }
        guard unsafe X509_sign(pointer, (issuer?.key ?? key).pointer, EVP_sha256()) > 0 else {
            throw .tlsFailed(OpenSSLError.takeReason())
        }
        return certificate
    }

    /// A new key on the curve P-256.
    static func makeKey() throws(NetworkError) -> PrivateKey {
        TLSContext.prepareLibrary()
        OpenSSLError.clear()
        guard let pointer = unsafe understudy_make_p256_key() else { throw .tlsFailed(OpenSSLError.takeReason()) }
        return unsafe PrivateKey(owning: pointer)
    }

    /// Sets 126 random bits with the highest one set, so that the number is positive and of one length.
    private func setSerialNumber(_ certificate: Certificate) -> Bool {
        guard let number = unsafe BN_new() else { return false }
        defer { unsafe BN_free(number) }
        return unsafe BN_rand(number, 127, 0, 0) == 1
            && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.pointer)) != nil
    }

    private func setValidity(_ certificate: Certificate) -> Bool {
        unsafe X509_gmtime_adj(X509_getm_notBefore(certificate.pointer), -86_400 * daysSinceStart) != nil
            && X509_time_adj_ex(X509_getm_notAfter(certificate.pointer), validDays, 0, nil) != nil
    }

    private func setNames(_ certificate: Certificate, _ issuer: Certificate?) -> Bool {
        let subject = unsafe X509_get_subject_name(certificate.pointer)
        let utf8: Int32 = 0x1000  // MBSTRING_UTF8, a macro that is not imported
        for (field, value) in [("O", Self.organization), ("CN", commonName)] {
            guard unsafe X509_NAME_add_entry_by_txt(subject, field, utf8, value, -1, -1, 0) == 1 else { return false }
        }
        let issuerName = unsafe X509_get_subject_name((issuer ?? certificate).pointer)
        return unsafe X509_set_issuer_name(certificate.pointer, issuerName) == 1
    }
}
