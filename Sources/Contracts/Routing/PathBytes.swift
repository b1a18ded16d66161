extension String {
    /// Runs a function over the text's bytes; on Linux without copying them.
    @inline(__always)
    func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        #if canImport(Darwin)
        return body(Array(utf8).span)
        #else
        return body(utf8.span)
        #endif
    }
}
