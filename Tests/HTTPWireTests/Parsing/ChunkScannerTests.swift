import HTTPModel
import HTTPWire
import Testing

struct ChunkScannerTests {
    private static let head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"

    @Test(arguments: [
        ("0\r\n\r\n", ""), ("3\r\nabc\r\n0\r\n\r\n", "abc"), ("A\r\n0123456789\r\n00\r\n\r\n", "0123456789"),
        ("1;a\r\nx\r\n0\r\n\r\n", "x"), ("1 ; a = b ; c=\"d\te\\\"\" \t;f\r\nx\r\n0;g\r\n\r\n", "x"),
        ("1;a=\"\"\r\n\n\r\n0\r\n\r\n", "\n"),
    ])
    func accepts(_ text: String, _ body: String) {
        let found = Transcript(Self.head + text)
        #expect(found.completed.map { Transcript.latin1($0.body) } == [body], "\(found)")
    }

    @Test(arguments: [
        ("\r\n", 0), ("g\r\n", 0), (" 1\r\n", 0), ("-1\r\n", 0), ("0x1\r\n", 1), ("1 \r\n", 2), ("1\n", 1),
        ("1\r\r", 2),
        ("1;\r\n", 2), ("1;a \r\n", 4), ("1;a=\r\n", 4), ("1;a=\"b\r\n", 6), ("1;a=\"b\\\r\n", 7),
        ("1;a=\"b\"c\r\n", 7),
        ("1;a=b\n", 5), ("1;a=b@\r\n", 5), ("1;=b\r\n", 2), ("1 a\r\n", 2), ("1\r\nxy", 4), ("1\r\nx\n", 4),
        ("1\r\nx\rz", 5),
        ("1;a\u{7F}", 3),
    ])
    func refuses(_ text: String, _ offset: Int) {
        let refusal = Transcript(Self.head + text).refusal
        #expect(refusal?.status.code == 400)
        #expect(refusal?.offset == Self.head.utf8.count + offset, "\(refusal.map(\.description) ?? "")")
    }

    @Test(arguments: ["Content-Length: 1", "host: x", "Transfer-Encoding: chunked", "Authorization: a", "Trailer: b"])
    func refusesFieldsThatBelongInTheHead(_ field: String) {
        let refusal = Transcript(Self.head + "0\r\n\(field)\r\n\r\n").refusal
        #expect(refusal?.status.code == 400)
        #expect(refusal?.offset == Self.head.utf8.count + 3)
    }

    @Test func keepsOtherTrailerFields() {
        let found = Transcript(Self.head + "0\r\nDigest: a\r\nX:\r\n\r\n")
        #expect(found.completed.first?.trailers == [["Digest", "a"], ["X", ""]])
    }
}
