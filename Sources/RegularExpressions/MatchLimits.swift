import CPCRE2

/// The bounds on one search, which all patterns share.
@safe
final class MatchLimits: @unchecked Sendable {
    static let shared = MatchLimits()

    /// PCRE2's match context; only read once it is made.
    let context: OpaquePointer?

    private init() {
        unsafe context = pcre2_match_context_create_8(nil)
        // Some ten milliseconds of backtracking, and 32 MB of it.
        unsafe pcre2_set_match_limit_8(context, 1_000_000)
        unsafe pcre2_set_depth_limit_8(context, 1_000_000)
        unsafe pcre2_set_heap_limit_8(context, 32 * 1024)
    }

    deinit {
        unsafe pcre2_match_context_free_8(context)
    }
}
