/// Tells whether a file is the one that it was: a hash that is the same on every machine, and no proof against forgery.
package enum ContentDigest {
    /// The digest of bytes with the name of its function in front, such as `fnv1a64:cbf29ce484222325`.
    package static func text(of bytes: [UInt8]) -> String {
        var hash = StableHash()
        for byte in bytes { hash.combine(byte) }
        let digits = String(hash.value, radix: 16)
        return "fnv1a64:" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
