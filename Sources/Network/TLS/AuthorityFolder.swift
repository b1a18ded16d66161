#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The files of a local authority, and the lock that keeps two processes from making them at once.
struct AuthorityFolder {
    /// A lock on the folder, which ends with the process at the latest.
    struct Lock {
        let descriptor: Int32

        func release() { _ = ListeningSocket.closeDescriptor(descriptor) }
    }

    let path: String

    var certificatePath: String { path + "/ca.pem" }
    var keyPath: String { path + "/ca.key" }
    var hasCertificate: Bool { exists(certificatePath) }
    var hasKey: Bool { exists(keyPath) }

    /// Makes the folder when there is none, and waits until no other process works in it.
    func lock() throws(NetworkError) -> Lock {
        guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw FileBytes.failure(path, "cannot be made")
        }
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileBytes.failure(path, "cannot be read") }
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
        return Lock(descriptor: descriptor)
    }

    /// Writes the key first, so that a certificate never stands without one after a crash between the two.
    func save(certificate: [UInt8], key: [UInt8]) throws(NetworkError) {
        let ignorePath = path + "/.gitignore"
        if !exists(ignorePath) { try FileBytes.write(Array("*\n".utf8), to: ignorePath, mode: 0o644) }
        try FileBytes.write(key, to: keyPath, mode: 0o600)
        try FileBytes.write(certificate, to: certificatePath, mode: 0o644)
    }

    /// Takes the key's file away from everyone but its owner.
    func restrictKey() { _ = unsafe chmod(keyPath, 0o600) }

    private func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }
}
