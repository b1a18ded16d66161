import HTTPModel
import Testing

struct HTTPDateTests {
    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (-2_203_891_200, "Thu, 01 Mar 1900 00:00:00 GMT"),
        (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
    func writesAndReads(_ seconds: Int, _ text: String) {
        #expect(HTTPDate.text(secondsSinceEpoch: seconds) == text)
        #expect(HTTPDate.bytes(secondsSinceEpoch: seconds).count == 29)
        #expect(HTTPDate.parse(text, now: 0) == seconds)
    }

    @Test(arguments: [
        "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 GMT",
    ])
    func readsTheThreeForms(_ text: String) {
        #expect(HTTPDate.parse(text, now: 784_000_000) == 784_111_777)
    }

    @Test func twoDigitYearsLieAtMostFiftyYearsAhead() {
        let in2026 = 1_780_000_000
        #expect(HTTPDate.parse("Friday, 01-Jan-76 00:00:00 GMT", now: in2026) == 3_345_062_400)
        #expect(HTTPDate.parse("Saturday, 01-Jan-77 00:00:00 GMT", now: in2026) == 220_924_800)
    }

    @Test(arguments: [
        "", "Sun, 06 Nov 1994 08:49:37", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nom 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "1994-11-06",
        "Sun, 06 Nov 1994 08:4:37 GMT",
    ])
    func refusesWhatIsNone(_ text: String) {
        #expect(HTTPDate.parse(text, now: 0) == nil)
    }
}
