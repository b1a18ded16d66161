import CPCRE2

/// PCRE2's compiled form of a pattern, which threads share because matching only reads it.
@safe
final class CompiledCode: @unchecked Sendable {
    private let code: OpaquePointer

    /// Compiles a pattern in PCRE2's own syntax.
    init(_ pattern: String) throws(PatternError) {
        var errorNumber: Int32 = 0
        var errorOffset = 0
        var pattern = pattern
        let options = PCRE2_UTF | PCRE2_MATCH_UNSET_BACKREF
        let compiled = pattern.withUTF8 { bytes in
            unsafe pcre2_compile_8(bytes.baseAddress, bytes.count, options, &errorNumber, &errorOffset, nil)
        }
        guard let compiled = unsafe compiled else {
            // The translator refuses what ECMA-262 refuses; what is left is a limit of PCRE2, and its offset is that of
            // the translation.
            throw PatternError(offset: 0, reason: "not supported: \(Self.message(errorNumber))")
        }
        unsafe code = compiled
        // Without a JIT compiler on this processor the interpreter does the work.
        _ = unsafe pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
    }

    deinit {
        unsafe pcre2_code_free_8(code)
    }

    func search(_ text: String) -> MatchOutcome {
        var text = text
        return text.withUTF8 { bytes in
            guard let base = bytes.baseAddress else {
                var nothing: UInt8 = 0
                return unsafe search(&nothing, count: 0)
            }
            return unsafe search(base, count: bytes.count)
        }
    }

    private func search(_ bytes: UnsafePointer<UInt8>, count: Int) -> MatchOutcome {
        guard let data = unsafe pcre2_match_data_create_8(1, nil) else { return .limitExceeded }
        defer { unsafe pcre2_match_data_free_8(data) }
        let limits = unsafe MatchLimits.shared.context
        var result = unsafe pcre2_match_8(code, bytes, count, 0, PCRE2_NO_UTF_CHECK, data, limits)
        if result == PCRE2_ERROR_JIT_STACKLIMIT {
            result = unsafe pcre2_match_8(code, bytes, count, 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, limits)
        }
        if result >= 0 { return .matched }
        return result == PCRE2_ERROR_NOMATCH ? .notMatched : .limitExceeded
    }

    private static func message(_ errorNumber: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 160)
        let length = unsafe buffer.withUnsafeMutableBufferPointer { bytes in
            unsafe pcre2_get_error_message_8(errorNumber, bytes.baseAddress, bytes.count)
        }
        return length > 0 ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : "error \(errorNumber)"
    }
}
