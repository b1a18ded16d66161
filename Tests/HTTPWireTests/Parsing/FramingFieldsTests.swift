import HTTPModel
import HTTPWire
import Testing

struct FramingFieldsTests {
    private func found(_ fields: String, version: String = "1.1") -> Transcript {
        Transcript("POST / HTTP/\(version)\r\n\(fields)\r\n")
    }

    @Test(arguments: [
        ("", 400, "no Host"), ("Host: a\r\nHost: a\r\n", 400, "twice"), ("Host:\r\n", 400, "no valid host"),
        ("Host: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n", 400, "twice"),
        ("Host: x\r\nContent-Length: 1, 1\r\n", 400, "decimal"), ("Host: x\r\nContent-Length: +1\r\n", 400, "decimal"),
        ("Host: x\r\nContent-Length: 0x1\r\n", 400, "decimal"), ("Host: x\r\nContent-Length:\r\n", 400, "empty"),
        ("Host: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n", 400, "both"),
        ("Host: x\r\nTransfer-Encoding: chunked\r\ncontent-LENGTH: 1\r\n", 400, "both"),
        ("Host: x\r\nTransfer-Encoding: gzip\r\n", 400, "last transfer coding"),
        ("Host: x\r\nTransfer-Encoding:\r\n", 400, "last transfer coding"),
        ("Host: x\r\nTransfer-Encoding: chunked, chunked\r\n", 400, "after chunked"),
        ("Host: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n", 400, "after chunked"),
        ("Host: x\r\nTransfer-Encoding: chunked;a=b\r\n", 400, "last transfer coding"),
        ("Host: x\r\nTransfer-Encoding: \"chunked\"\r\n", 400, "last transfer coding"),
        ("Host: x\r\nTransfer-Encoding: pigeons, chunked\r\n", 501, "not known"),
        ("Host: x\r\nExpect: 200-ok\r\n", 417, "100-continue"),
        ("Host: x\r\nExpect: 100-continue, x\r\n", 417, "100-continue"),
        ("Host: x\r\nContent-Type: a/b\r\nContent-Type: a/b\r\n", 400, "Content-Type"),
    ])
    func refuses(_ fields: String, _ status: Int, _ reason: String) throws {
        let refusal = try #require(found(fields).refusal)
        #expect(refusal.status.code == status)
        #expect(refusal.reason.contains(reason), "\(refusal)")
    }

    @Test func transferEncodingIsNotForOldVersions() {
        #expect(found("Transfer-Encoding: chunked\r\n", version: "1.0").refusal?.status.code == 400)
        #expect(found("Content-Length: 0\r\n", version: "1.0").completed.count == 1)
    }

    @Test(arguments: [
        ("Content-Length: 007\r\n", BodyFraming.sized(7)), ("Content-Length: 0\r\n", .none), ("", .none),
        ("transfer-encoding: CHUNKED\r\n", .chunked), ("Transfer-Encoding: gzip ,\tchunked\r\n", .chunked),
        ("Transfer-Encoding:\r\nTransfer-Encoding: , chunked\r\n", .chunked), ("Content_Length: 9\r\n", .none),
        ("Content-Lengti: 9\r\n", .none), ("Xransfer-Encoding: gzip\r\n", .none),
    ])
    func findsTheFraming(_ fields: String, _ expected: BodyFraming) {
        #expect(found("Host: x\r\n" + fields).messages.first?.framing == expected)
    }

    @Test func tellsOfOtherTransferCodings() {
        for (coding, expected) in [("chunked", false), ("gzip, chunked", true), ("identity, chunked", true)] {
            var parser = RequestParser()
            var position = 0
            let text = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: \(coding)\r\n\r\n"
            guard case .head(let head) = parser.next(Array(text.utf8), &position) else {
                Issue.record("no head")
                continue
            }
            #expect(head.hasTransferCoding == expected)
        }
    }
}
