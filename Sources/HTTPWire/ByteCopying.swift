/// Bulk copies between spans and arrays.
///
/// The standard library cannot append a span to an array in one piece yet, and a loop costs more than the rest of the
/// parsing; these are the only unsafe lines of this module.
extension [UInt8] {
    /// Makes an array of the bytes of a span.
    init(copying span: Span<UInt8>) {
        self = unsafe span.withUnsafeBufferPointer { unsafe [UInt8]($0) }
    }

    /// Adds the bytes of a span at the end.
    mutating func append(copying span: Span<UInt8>) {
        unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
