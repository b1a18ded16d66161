/// Words for secrets in whatever leaves the process: `***#a41f09c2`, the same for the same secret within one run.
///
/// The digest is keyed by a number that each run draws anew, so that it tells whether two secrets are the same and
/// nothing about either. Of two unlike secrets it is the same once in four thousand million times.
package enum SecretMask {
    private static let key: (UInt64, UInt64) = {
        var generator = SystemRandomNumberGenerator()
        return (generator.next(), generator.next())
    }()

    /// The text that stands in for a secret.
    package static func text(for secret: String) -> String {
        var hasher = Hasher()
        hasher.combine(key.0)
        hasher.combine(secret)
        hasher.combine(key.1)
        let digest = String(UInt32(truncatingIfNeeded: hasher.finalize()), radix: 16)
        return "***#" + String(repeating: "0", count: 8 - digest.utf8.count) + digest
    }
}
