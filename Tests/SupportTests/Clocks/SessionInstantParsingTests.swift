import Support
import Testing

struct SessionInstantParsingTests {
    @Test(arguments: [
        ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000Z"), ("2024-02-29T23:59:59.125Z", "2024-02-29T23:59:59.125Z"),
        ("2026-01-31t09:05:07+01:30", "2026-01-31T07:35:07.000Z"),
        ("1969-12-31T23:00:00-02:00", "1970-01-01T01:00:00.000Z"),
        ("1700-03-01T00:00:00Z", "1700-03-01T00:00:00.000Z"),
    ])
    func readsMoments(text: String, moment: String) {
        #expect(SessionInstant(iso8601: text)?.iso8601Text == moment)
    }

    @Test(arguments: [
        "", "2024-01-01", "2024-13-01T00:00:00Z", "2023-02-29T00:00:00Z", "2024-01-01T24:00:00Z",
        "2024-01-01T00:00:00", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00Zx", "2024-01-01T00:00:00+1:00",
    ])
    func refusesOtherTexts(text: String) {
        #expect(SessionInstant(iso8601: text) == nil)
    }
}
