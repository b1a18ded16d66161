#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension JSONValue {
    /// Parses a JSON text (RFC 8259) with the calling thread's own ``JSONParser``.
    ///
    /// - Parameter bytes: one whole text in UTF-8, without byte order mark.
    /// - Returns: the value of the text.
    /// - Throws: the first fault of the text.
    package static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        try ThreadParser.current.parse(bytes.span)
    }

    /// Parses a JSON text (RFC 8259).
    ///
    /// - Parameter text: one whole text.
    /// - Returns: the value of the text.
    /// - Throws: the first fault of the text; its offset counts UTF-8 bytes.
    package static func parse(_ text: String) throws(JSONSyntaxError) -> JSONValue {
        try parse(Array(text.utf8))
    }
}

/// One parser for each thread that ever parsed, freed when the thread ends.
private enum ThreadParser {
    private static let key: pthread_key_t? = {
        var key = pthread_key_t()
        let status = unsafe pthread_key_create(&key) { pointer in
            #if canImport(Darwin)
            unsafe Unmanaged<JSONParser>.fromOpaque(pointer).release()
            #else
            if let pointer = unsafe pointer { unsafe Unmanaged<JSONParser>.fromOpaque(pointer).release() }
            #endif
        }
        return status == 0 ? key : nil
    }()

    static var current: JSONParser {
        // Without a key, which means that the process has used up all of them, each call has its own parser.
        guard let key else { return JSONParser() }
        if let pointer = unsafe pthread_getspecific(key) {
            return unsafe Unmanaged<JSONParser>.fromOpaque(pointer).takeUnretainedValue()
        }
        let parser = JSONParser()
        let pointer = unsafe Unmanaged.passRetained(parser).toOpaque()
        if unsafe pthread_setspecific(key, pointer) != 0 {
            unsafe Unmanaged<JSONParser>.fromOpaque(pointer).release()
        }
        return parser
    }
}
