/// The words of field values that the codec itself understands, in lower case.
enum FieldNames {
    static let close = Array("close".utf8)
    static let keepAlive = Array("keep-alive".utf8)
    static let chunked = Array("chunked".utf8)
    static let continueExpectation = Array("100-continue".utf8)
    /// The registered transfer codings beside chunked, and the historic one that changes nothing.
    static let knownCodings = ["gzip", "x-gzip", "deflate", "compress", "x-compress", "identity"]
        .map { Array($0.utf8) }
}
