import HTTPModel
import Testing

@testable import Scenarios

@Suite struct QuotaFieldTests {
    @Test(arguments: [
        ("Retry-After", QuotaField.Value.retryAfter), ("X-Retry-After", .retryAfter), ("RateLimit", .state),
        ("ratelimit-policy", .policy), ("RateLimit-Limit", .limit), ("RateLimit-Remaining", .remaining),
        ("RateLimit-Reset", .resetAfter), ("X-RateLimit-Reset", .reset), ("X-Rate-Limit-Reset", .reset),
        ("X-Rate-Limit-Used", .used), ("x_rate_limit_remaining", .remaining), ("X-Acme-RateLimit-Daily-Limit", .limit),
        ("acme-ratelimit-requests-reset", .reset), ("X-RateLimit-Reset-After", .resetAfter),
        ("X-Quota-Remaining", .remaining), ("X-RateLimit-Policy", .policy),
    ])
    func theNameSaysWhatItCarries(name: String, value: QuotaField.Value) throws {
        #expect(try #require(QuotaField(FieldName(name))).value == value)
    }

    @Test(arguments: [
        "Location", "X-RateLimit", "X-Limit", "Password-Reset", "Limit", "X-RateLimit-After", "X-RateLimit-Foo",
        "X Rate-Limit-Reset", "",
    ])
    func otherNamesAreNoQuotas(name: String) {
        #expect(QuotaField(FieldName(name)) == nil)
    }

    @Test(arguments: QuotaField.wellKnownNames)
    func theNamesThatAreSuggestedAreKnown(name: String) {
        #expect(QuotaField(FieldName(name))?.name.canonical == name)
    }
}
