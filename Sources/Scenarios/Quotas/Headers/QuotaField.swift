import Contracts
import HTTPModel

/// A header field that tells of a quota; its name says what it carries.
///
/// - `Retry-After` and `X-Retry-After` (RFC 9110, section 10.2.3): when to come back, on refusals.
/// - `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers, from 08 on): every quota's state, and
///   every quota, as structured fields.
/// - `RateLimit-Limit`, `RateLimit-Remaining`, `RateLimit-Reset` (the same draft up to 07): the reset in seconds until
///   then, whatever `reset` says.
/// - Vendors' names: `rate limit` or `quota` anywhere in front, and `limit`, `remaining`, `used`, `reset`, `reset-after`
///   or `policy` at the end, such as `X-RateLimit-Remaining`, `X-Rate-Limit-Reset` or `acme-ratelimit-requests-limit`.
struct QuotaField: Hashable, Sendable {
    /// What a field carries.
    enum Value: Hashable, Sendable {
        /// How many requests have room when nothing was taken.
        case limit
        /// How many more have room now.
        case remaining
        /// The limit less what remains.
        case used
        /// When the whole limit has room again, in the form that the quota names.
        case reset
        /// The seconds until then, whatever form the quota names.
        case resetAfter
        /// When a refused client may come back.
        case retryAfter
        /// `"default";r=5;t=12`
        case state
        /// `"default";q=10;w=60`
        case policy

        /// True for what lists every quota.
        var isAboutEveryQuota: Bool { self == .state || self == .policy }
    }

    let name: FieldName
    let value: Value

    /// The names that messages suggest.
    static let wellKnownNames = [
        "Retry-After", "RateLimit", "RateLimit-Policy", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset",
        "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-RateLimit-Used", "X-Rate-Limit-Limit",
        "X-Rate-Limit-Remaining", "X-Rate-Limit-Reset", "X-Rate-Limit-Used", "X-RateLimit-Policy",
        "X-RateLimit-Reset-After",
    ]

    /// Makes a field of that name, or nil when the name is none of a quota's.
    init?(_ name: FieldName) {
        guard name.lowercasedBytes.allSatisfy(ASCII.isTokenByte), let value = Self.value(of: name) else { return nil }
        self.name = name
        self.value = value
    }

    private static func value(of name: FieldName) -> Value? {
        switch name.lowercasedText {
        case "retry-after", "x-retry-after": return .retryAfter
        case "ratelimit": return .state
        case "ratelimit-reset": return .resetAfter
        default: break
        }
        var words = name.lowercasedBytes.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
            .map { String(decoding: $0, as: UTF8.self) }
        guard let value = value(takingLastOf: &words) else { return nil }
        let subject = words.joined()
        return subject.containsText("ratelimit") || subject.containsText("quota") ? value : nil
    }

    private static func value(takingLastOf words: inout [String]) -> Value? {
        switch words.popLast() {
        case "limit": return .limit
        case "remaining": return .remaining
        case "used": return .used
        case "policy": return .policy
        case "reset": return .reset
        case "after": return words.popLast() == "reset" ? .resetAfter : nil
        default: return nil
        }
    }
}

extension DocumentedResponse {
    /// The documented header fields that tell of a quota; to be found once, when files load.
    var quotaFields: [QuotaField] { headers.compactMap { QuotaField($0.name) } }
}
