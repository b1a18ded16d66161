internal import COpenSSL

/// A certificate authority of this project's own: made once, kept in a folder, trusted by whoever installs it.
///
/// Its server certificates live in memory only.
package struct LocalAuthority: Sendable {
    /// The folder that is used when none is named, below the current one.
    package static let defaultFolder = ".understudy"
    /// The names that every server certificate carries.
    package static let hostNames = ["localhost", "*.understudy.localhost", "127.0.0.1", "::1"]

    /// Where the certificate to trust lies.
    package let certificatePath: String
    private let certificate: Certificate
    private let key: PrivateKey

    /// Reads the authority from a folder, or makes it there when the folder has neither `ca.pem` nor `ca.key`.
    ///
    /// The key's file is for its owner alone, and a `.gitignore` keeps both files out of version control. Two
    /// processes that come at the same time get the same authority.
    ///
    /// - Throws: `NetworkError.unusableFile` when one of the two files is missing, unreadable, broken or expired, or
    ///   they do not belong together.
    package static func loadOrCreate(in folder: String = defaultFolder) throws(NetworkError) -> LocalAuthority {
        TLSContext.prepareLibrary()
        let store = AuthorityFolder(path: folder)
        let lock = try store.lock()
        defer { lock.release() }
        if !store.hasCertificate, !store.hasKey {
            let made = try make()
            try store.save(certificate: PEM.text(of: made.certificate), key: PEM.text(of: made.key))
        }
        return try LocalAuthority(store)
    }

    private init(_ store: AuthorityFolder) throws(NetworkError) {
        let remedy = "delete \(store.certificatePath) and \(store.keyPath) to make new ones"
        guard store.hasCertificate else {
            throw .unusableFile(path: store.certificatePath, reason: "missing, although the key is there; \(remedy)")
        }
        guard store.hasKey else {
            throw .unusableFile(path: store.keyPath, reason: "missing, although the certificate is there; \(remedy)")
        }
        let certificateBytes = try FileBytes.read(store.certificatePath)
        let keyBytes = try FileBytes.read(store.keyPath)
        let certificate: Certificate
        let key: PrivateKey
        do throws(NetworkError) {
            certificate = try PEM.certificates(in: certificateBytes, path: store.certificatePath)[0]
            key = try PEM.privateKey(in: keyBytes, path: store.keyPath)
        } catch .unusableFile(let path, let reason) {
            throw .unusableFile(path: path, reason: "\(reason); \(remedy)")
        }
        guard certificate.isAuthority else {
            throw .unusableFile(path: store.certificatePath, reason: "it is no certificate authority; \(remedy)")
        }
        guard certificate.matches(key) else {
            throw .unusableFile(path: store.keyPath, reason: "it is not the key of \(store.certificatePath); \(remedy)")
        }
        guard !certificate.isExpired else {
            throw .unusableFile(path: store.certificatePath, reason: "it has expired; \(remedy)")
        }
        store.restrictKey()
        certificatePath = store.certificatePath
        self.certificate = certificate
        self.key = key
    }

    /// Makes a server certificate and a context that uses it.
    ///
    /// - Parameters:
    ///   - hostNames: More names or addresses that the certificate is to carry.
    ///   - flaw: What is to be wrong; nil for nothing.
    /// - Returns: The context, with the server certificate and the authority's as its chain.
    /// - Throws: `NetworkError.invalidHostName` for a name that no certificate can carry.
    package func makeServerContext(
        hostNames: [String] = [], flaw: TLSFlaw? = nil
    ) throws(NetworkError) -> TLSContext {
        let issuer = flaw == .untrusted ? try Self.make() : (certificate: certificate, key: key)
        let leaf = try Self.makeServerCertificate(
            hostNames: flaw == .wrongHost ? ["wrong-host.invalid"] : Self.hostNames + hostNames,
            isExpired: flaw == .expired, signedBy: issuer)
        return try TLSContext(chain: [leaf.certificate, issuer.certificate], key: leaf.key, flaw: flaw)
    }

    private static func makeServerCertificate(
        hostNames: [String], isExpired: Bool, signedBy issuer: (certificate: Certificate, key: PrivateKey)
    ) throws(NetworkError) -> (certificate: Certificate, key: PrivateKey) {
        var names: [String] = []
        for name in hostNames {
            let entry = try alternativeName(name)
            if !names.contains(entry) { names.append(entry) }
        }
        let builder = CertificateBuilder(
            extensions: [
                (NID_basic_constraints, "critical,CA:FALSE"),
                (NID_key_usage, "critical,digitalSignature"),
                (NID_ext_key_usage, "serverAuth"),
                (NID_subject_key_identifier, "hash"),
                (NID_authority_key_identifier, "keyid:always"),
                (NID_subject_alt_name, names.joined(separator: ",")),
            ],
            commonName: "localhost",
            // Browsers and macOS refuse more than 397 days.
            validDays: isExpired ? -1 : 395, daysSinceStart: isExpired ? 30 : 1)
        let leafKey = try CertificateBuilder.makeKey()
        return (try builder.make(for: leafKey, signedBy: issuer), leafKey)
    }

    private static func make() throws(NetworkError) -> (certificate: Certificate, key: PrivateKey) {
        let key = try CertificateBuilder.makeKey()
        // A name of its own each time: verifiers that know an older authority of the same name would mix them up.
        let digits = String(UInt32.random(in: .min ... .max), radix: 16)
        let builder = CertificateBuilder(
            extensions: [
                (NID_basic_constraints, "critical,CA:TRUE,pathlen:0"),
                (NID_key_usage, "critical,keyCertSign,cRLSign"),
                (NID_subject_key_identifier, "hash"),
                (NID_authority_key_identifier, "keyid:always"),
            ],
            commonName: "Understudy local authority \(digits)",
            validDays: 3_650)
        return (try builder.make(for: key), key)
    }

    /// The name as an entry of the extension subjectAltName.
    private static func alternativeName(_ name: String) throws(NetworkError) -> String {
        if SocketAddress(numeric: name, port: 0) != nil { return "IP:\(name)" }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        let isValid =
            name.utf8.count <= 253
            && labels.enumerated().allSatisfy { index, label in
                if index == 0, label == "*", labels.count > 1 { return true }
                return (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { byte in
                        switch byte {
                        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                            true
                        default: false
                        }
                    }
            }
        guard isValid else { throw .invalidHostName(name) }
        return "DNS:\(name)"
    }
}
