internal import COpenSSL

/// What OpenSSL says about its last failure on this thread.
enum OpenSSLError {
    /// Forgets older failures, so that the next one is not mistaken for them.
    static func clear() { ERR_clear_error() }

    /// The reason code of the last failure, which stays in the queue.
    static var lastReason: Int32 { ERR_GET_REASON(ERR_peek_last_error()) }

    /// The reason of the last failure as a few words, and an empty queue.
    static func takeReason() -> String {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        guard code != 0 else { return "no reason was given" }
        guard let text = unsafe ERR_reason_error_string(code) else { return "OpenSSL error \(code)" }
        return unsafe String(cString: text)
    }
}
