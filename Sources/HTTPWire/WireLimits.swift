/// How much of each kind a client may send before it is refused.
package struct WireLimits: Sendable, Hashable {
    /// The bytes of a request line and its fields together, and of a trailer section; more is refused with 431.
    package var maxHeadBytes = 64 * 1024
    /// The bytes of a request target; more is refused with 414.
    package var maxTargetBytes = 16 * 1024
    /// The field lines of a head and of a trailer section; more is refused with 431.
    package var maxFieldCount = 256
    /// The bytes of a body once chunked framing is removed; more is refused with 413.
    package var maxBodyBytes = 16 * 1024 * 1024
    /// The bytes of all chunk extensions of a body together (RFC 9112, section 7.1.1); more is refused with 413.
    package var maxChunkExtensionBytes = 16 * 1024
    /// The bytes that may wait behind a request whose answer is pending, before reading pauses.
    package var maxPipelinedBytes = 256 * 1024

    /// Makes the default limits.
    package init() {}
}
