internal import CJSONC

/// Parses JSON texts into values: ``JSONScanner`` decides what is JSON, json-c builds the tree, and the tree becomes
/// an immutable value.
///
/// A parser keeps json-c's tokener and its own memory from text to text. It is confined to the thread that made it,
/// since json-c counts references without atomic operations; no json-c object outlives the call that made it.
package final class JSONParser {
    private let tokener: Tokener
    private var scanner = JSONScanner()
    private var numbers = WrittenNumbers()

    /// Makes a parser for the calling thread.
    package init() {
        // A container takes a level of the tokener, and so does the scalar in the innermost one.
        tokener = Tokener(depth: JSONScanner.depthLimit + 2)
    }

    /// Parses a text.
    ///
    /// - Parameter bytes: one whole JSON text.
    /// - Returns: the value of the text.
    /// - Throws: the first fault of the text, as ``JSONScanner`` finds it.
    package func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        try parse(bytes.span)
    }

    /// Parses a text.
    ///
    /// - Parameter bytes: one whole JSON text.
    /// - Returns: the value of the text.
    /// - Throws: the first fault of the text, as ``JSONScanner`` finds it.
    package func parse(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> JSONValue {
        numbers.removeAll()
        try scanner.scan(bytes, into: &numbers)
        guard bytes.count < Int(Int32.max) else {
            throw JSONSyntaxError(offset: Int(Int32.max), reason: "the text is longer than 2 GiB")
        }
        let tree = try unsafe tree(of: bytes)
        defer { unsafe json_object_put(tree) }
        var conversion = JSONTreeConversion(numbers: numbers)
        return unsafe conversion.value(of: tree, bytes)
    }

    /// Has json-c build the tree of a text that is known to be JSON; nil is json-c's null.
    private func tree(of bytes: Span<UInt8>) throws(JSONSyntaxError) -> OpaquePointer? {
        guard let tokener = unsafe tokener.pointer else {
            throw JSONSyntaxError(offset: 0, reason: "no memory is left to parse with")
        }
        unsafe json_tokener_reset(tokener)
        var tree = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                unsafe json_tokener_parse_ex(tokener, characters.baseAddress, Int32(characters.count))
            }
        }
        if unsafe json_tokener_get_error(tokener) == json_tokener_continue {
            // A number or literal at the end of the text: only a byte after it tells json-c that it is whole.
            unsafe tree = json_tokener_parse_ex(tokener, " ", 1)
        }
        let error = unsafe json_tokener_get_error(tokener)
        guard error == json_tokener_success else {
            let reason = unsafe String(cString: json_tokener_error_desc(error))
            throw unsafe JSONSyntaxError(offset: Int(json_tokener_get_parse_end(tokener)), reason: reason)
        }
        return unsafe tree
    }
}

extension JSONParser {
    /// json-c's parser, owned.
    @safe
    private struct Tokener: ~Copyable {
        let pointer: UnsafeMutablePointer<json_tokener>?

        init(depth: Int) {
            unsafe pointer = json_tokener_new_ex(Int32(depth))
        }

        deinit {
            unsafe json_tokener_free(pointer)
        }
    }
}
