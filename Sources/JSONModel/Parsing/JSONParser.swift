/// Parses JSON texts into values.
///
/// ``JSONScanner`` decides what is JSON, its tokens become a json-c tree, and the tree becomes an immutable value. A
/// parser keeps its memory from text to text. It is confined to the thread that made it, since json-c counts references
/// without atomic operations; no json-c object outlives the call that made it.
package final class JSONParser {
    private var scanner = JSONScanner()

    /// Makes a parser for the calling thread.
    package init() {}

    /// The value of a text.
    ///
    /// - Parameter bytes: One whole JSON text.
    /// - Returns: The value.
    /// - Throws: The first fault of the text, as ``JSONScanner`` finds it.
    package func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        try parse(bytes.span)
    }

    /// The value of a text.
    ///
    /// - Parameter bytes: One whole JSON text.
    /// - Returns: The value.
    /// - Throws: The first fault of the text, as ``JSONScanner`` finds it.
    package func parse(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> JSONValue {
        guard bytes.count < Int(Int32.max) else {
            throw JSONSyntaxError(offset: Int(Int32.max), reason: "the text is longer than 2 GiB")
        }
        return try unsafe bytes.withUnsafeBufferPointer { text throws(JSONSyntaxError) in
            var builder = unsafe JSONTreeBuilder(text: text)
            try unsafe scanner.scan(text.span, into: &builder)
            var conversion = JSONTreeConversion(numbers: builder.numbers)
            // The builder owns the tree and the names that it points to.
            return withExtendedLifetime(builder) { unsafe conversion.value(of: builder.root, text.span) }
        }
    }
}
