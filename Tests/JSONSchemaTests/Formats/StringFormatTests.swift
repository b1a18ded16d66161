import Testing

@testable import JSONSchema

@Suite struct StringFormatTests {
    /// A format, texts of it and texts that are not.
    static let cases: [(String, [String], [String])] = [
        ("byte", ["", "YQ==", "YWI=", "YWJj", "+/+/"], ["YQ", "Y", "YQ===", "YQ==YQ==", "a b="]),
        (
            "date", ["2024-02-29", "2000-02-29"],
            ["2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "24-01-01", "2024-01-01Z"]
        ),
        (
            "date-time", ["2024-01-01T00:00:00Z", "2024-01-01t00:00:00.5+01:00"],
            ["2024-01-01", "2024-01-01 00:00:00Z", "2024-01-01T00:00:00"]
        ),
        (
            "time", ["23:59:60Z", "15:59:60-08:00", "00:00:00.123z"],
            ["23:58:60Z", "24:00:00Z", "12:00:00", "12:00:00.Z", "12:00:00+24:00"]
        ),
        (
            "duration", ["P1Y2M3DT4H5M6S", "PT36H", "P2W", "P1M2D"],
            ["P", "PT", "P1YT", "P1Y2D", "P1Y2W", "PT1H2S", "P1", "1D"]
        ),
        (
            "email", ["a.b+c@example.com", "\"a b\"@x", "a@[127.0.0.1]", "a@[IPv6:::1]"],
            ["a", "@x", "a@", ".a@x", "a..b@x", "a@[1.2.3]", "a b@x", "é@x"]
        ),
        ("idn-email", ["é@é.com"], ["é", "é x@a"]),
        (
            "hostname", ["a", "a-b.c", "1a.com", "xn--4gbwdl"],
            ["", "a.", "-a", "a-", "a_b", "é", "ab--c", String(repeating: "a", count: 64)]
        ),
        (
            "ipv4", ["0.0.0.0", "255.255.255.255"],
            ["256.0.0.1", "01.2.3.4", "1.2.3", "1.2.3.4.5", "a.b.c.d", "1..2.3"]
        ),
        (
            "ipv6", ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "1::8", "::ffff:1.2.3.4"],
            [
                "1", "1:::2", "1::2::3", ":1", "1:", "12345::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8:9", "::1.2.3.4:1",
            ]
        ),
        (
            "uri", ["http://a@b:80/c?d#e", "urn:a:b", "http://[::1]/", "mailto:a@b.c"],
            ["/a", "a", "http://a b", "http://a/%zz", "http://[1]/", "http://a:b/", "1a:b", "http://é/"]
        ),
        ("uri-reference", ["", "/a", "?a", "#a", "//a/b", "./a:b"], ["\\a", "a b", "1:b", "#a#b"]),
        ("iri", ["http://é/ü?ß"], ["é"]),
        ("iri-reference", ["é"], ["é ü"]),
        ("uri-template", ["a{b}", "{+a,b*}", "{a:3}", "{?a.b}"], ["{", "{}", "}", "{a:0}", "{a:12345}", "{a,}"]),
        (
            "uuid", ["2EB8AA08-aa98-11ea-b4aa-73b441d16380"],
            [
                "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa9811eab4aa73b441d16380",
                "2eb8aa08-aa98-11ea-b4aa-73b441d1638g",
            ]
        ),
        ("json-pointer", ["", "/", "/a~0b~1c"], ["a", "/~", "/~2"]),
        ("relative-json-pointer", ["0", "10/a", "1#"], ["", "01", "-1", "0##", "/a"]),
        ("regex", ["^a$", "\\p{L}"], ["(", "a++", "\\Z"]),
    ]

    @Test(arguments: cases)
    func accepts(name: String, good: [String], bad: [String]) throws {
        let format = try #require(StringFormat(rawValue: name))
        for text in good { #expect(format.accepts(text), "\(name): \(text)") }
        for text in bad { #expect(!format.accepts(text), "\(name): \(text)") }
        #expect(!format.expectation.isEmpty)
    }

    @Test func hyphensAreFreeBefore2019() {
        #expect(StringFormat.earlyHostname.accepts("ab--c"))
    }
}
