import Network
import Support

/// The server certificates that servers of one process share, since each takes longer to make than a server to start.
enum SharedAuthorities {
    private struct Known: Sendable {
        let context: TLSContext
        let path: String
        /// The authority's files as they were, since another may have taken its place, or the folder another meaning.
        let stamps: [String: FileStamp]
    }

    private static let known = LockedValue<[String: Known]>([:])

    /// The context of a folder's authority.
    ///
    /// - Returns: The context, and the path of the certificate to trust.
    /// - Throws: `NetworkError.unusableFile` for an authority that cannot be used.
    static func context(in folder: String) throws(NetworkError) -> (TLSContext, String) {
        if let found = known.withLock({ $0[folder] }), FileStamp.areCurrent(found.stamps) {
            return (found.context, found.path)
        }
        let authority = try LocalAuthority.loadOrCreate(in: folder)
        let context = try authority.makeServerContext()
        let path = authority.certificatePath
        let new = Known(context: context, path: path, stamps: FileStamp.ofFiles([path]))
        known.withLock { $0[folder] = new }
        return (context, path)
    }
}
