import HTTPModel
import HTTPWire
import Testing

struct RequestParserTests {
    @Test func readsAHead() throws {
        let found = Transcript(
            "POST /a/b?c=d?e HTTP/1.1\r\nHost: x:80\r\nAccept:  a,\tb \r\nEmpty:\r\nContent-Length: 3\r\n\r\nabc")
        let message = try #require(found.messages.first)
        #expect(message.method == "POST")
        #expect(message.target == RequestTarget(path: "/a/b", query: "c=d?e"))
        #expect(message.minorVersion == 1)
        #expect(message.fields == [["Host", "x:80"], ["Accept", "a,\tb"], ["Empty", ""], ["Content-Length", "3"]])
        #expect(message.framing == .sized(3))
        #expect(message.keepsAlive)
        #expect(!message.expectsContinue)
        #expect(message.body == Array("abc".utf8))
        #expect(message.isComplete)
        #expect(found.refusal == nil && found.refusalAtEnd == nil)
    }

    @Test func fieldsHoldTheWholeHead() {
        let text = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
        var parser = RequestParser()
        var position = 0
        guard case .head(let head) = parser.next(Array((text + "more").utf8), &position) else {
            Issue.record("no head")
            return
        }
        #expect(head.fields.bytes == Array(text.utf8))
        #expect(position == text.utf8.count)
    }

    @Test(arguments: ["GET", "POST", "PUT", "HEAD", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE", "get", "M-SEARCH"])
    func keepsTheMethod(_ method: String) {
        #expect(Transcript("\(method) / HTTP/1.1\r\nHost: x\r\n\r\n").completed.map(\.method) == [method])
    }

    @Test(arguments: [
        ("1.1", "", true), ("1.1", "Connection: close\r\n", false), ("1.1", "Connection: a, CLOSE\r\n", false),
        ("1.1", "Connection: closed\r\n", true), ("1.0", "", false), ("1.0", "Connection: Keep-Alive\r\n", true),
        ("1.0", "Connection: keep-alive\r\nConnection: close\r\n", false), ("1.2", "", true),
    ])
    func decidesAboutTheConnection(_ version: String, _ field: String, _ expected: Bool) {
        let found = Transcript("GET / HTTP/\(version)\r\nHost: x\r\n\(field)\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(found.messages.first?.keepsAlive == expected)
        #expect(found.messages.first?.minorVersion == (version == "1.0" ? 0 : 1))
        #expect(found.completed.count == (expected ? 2 : 1))
        #expect(found.refusal == nil)
    }

    @Test func servesARequestToUpgradeAsItStands() {
        let found = Transcript(
            "GET / HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nHost: x\r\nHTTP2-Settings: AAEAAEAA\r\n"
                + "Upgrade: h2c\r\n\r\n")
        #expect(found.completed.count == 1)
        #expect(found.messages.first?.keepsAlive == true)
    }

    @Test func readsPipelinedRequestsAndEmptyLinesBetweenThem() {
        let found = Transcript(
            "\r\nPOST /1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;a=\"b;\\\"\"\r\nabc\r\n00\r\nX: y\r\n\r\n"
                + "\r\n\r\nPUT /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nxyGET /3 HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(found.completed.map(\.targetText) == ["/1", "/2", "/3"])
        #expect(found.completed.map { Transcript.latin1($0.body) } == ["abc", "xy", ""])
        #expect(found.completed.map(\.trailers) == [[["X", "y"]], [], []])
        #expect(found.refusal == nil)
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n", true),
        ("GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nTransfer-Encoding: chunked\r\n\r\n", true),
        ("GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n", false),
        ("GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n", false),
        ("GET / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n", false),
    ])
    func knowsWhoWaitsForContinue(_ text: String, _ expected: Bool) {
        #expect(Transcript(text).messages.first?.expectsContinue == expected)
    }

    @Test(arguments: [
        ("\u{16}\u{3}\u{1}", 400, 0, "TLS"), (" GET / HTTP/1.1\r\n", 400, 0, "begins with a space"),
        ("GET\r\n", 400, 3, "ends after its method"), ("G\u{7}T / HTTP/1.1\r\n", 400, 1, "0x07"),
        ("GET  / HTTP/1.1\r\n", 400, 4, "two spaces"), ("GET /a\tb HTTP/1.1\r\n", 400, 6, "a tab"),
        ("GET /ä HTTP/1.1\r\n", 400, 5, "percent-encoded"), ("GET /#a HTTP/1.1\r\n", 400, 5, "fragment"),
        ("GET /\r\n\r\n", 400, 5, "no HTTP version"), ("GET / http/1.1\r\n", 400, 6, "HTTP/1.1"),
        ("GET / HTTP/1.1 \r\n", 400, 14, "white space follows"), ("GET / HTTP/1.1\n", 400, 14, "line feed"),
        ("GET / HTTP/1.10\r\n", 400, 14, "digit"), ("GET / HTTP/1\r\n", 400, 6, "HTTP/1.1"),
        ("GET / HTTP/x.1\r\n", 400, 6, "digit"), ("GET / HTTP/1.x\r\n", 400, 6, "digit"),
        ("GET / HTTP/2.0\r\n", 505, 6, "HTTP/1.1"), ("GET / HTTP/0.9\r\n", 505, 6, "HTTP/1.1"),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, 6, "HTTP/1.1"), ("GET / HTTP/1.1\rX", 400, 15, "carriage return"),
        ("\rGET / HTTP/1.1\r\n", 400, 0, "carriage return"), ("\nGET / HTTP/1.1\r\n", 400, 0, "ends after"),
        ("GET / HTTP/1.1\r\n\rX", 400, 17, "carriage return"),
        ("GET / HTTP/1.1\r\n A: b\r\n", 400, 16, "before the first field"),
        ("GET / HTTP/1.1\r\nA: b\r\n c\r\n", 400, 22, "folded"),
        ("GET / HTTP/1.1\r\nA : b\r\n", 400, 17, "white space"),
        ("GET / HTTP/1.1\r\n: b\r\n", 400, 16, "no name"), ("GET / HTTP/1.1\r\nAb\r\n", 400, 18, "no colon"),
        ("GET / HTTP/1.1\r\n\nA: b\r\n", 400, 16, "line feed"), ("GET / HTTP/1.1\r\nA@: b\r\n", 400, 17, "character @"),
        ("GET / HTTP/1.1\r\nA: b\0c\r\n", 400, 20, "NUL"), ("GET / HTTP/1.1\r\nA: b\nc\r\n", 400, 20, "line feed"),
        ("GET / HTTP/1.1\r\nA: b\rc\r\n", 400, 21, "carriage return"),
        ("GET / HTTP/1.1\r\nA: b\u{7F}\r\n", 400, 20, "0x7F"),
        (String(repeating: "A", count: 65), 501, 64, "longer than any"),
        (String(repeating: "\r\n", count: 17), 400, 0, "only empty lines"),
    ])
    func refuses(_ text: String, _ status: Int, _ offset: Int, _ reason: String) throws {
        let refusal = try #require(Transcript(text).refusal)
        #expect(refusal.status.code == status)
        #expect(refusal.offset == offset)
        #expect(refusal.reason.contains(reason), "\(refusal)")
    }

    @Test func countsOffsetsFromTheRequestsOwnFirstByte() throws {
        let found = Transcript("GET / HTTP/1.1\r\nHost: x\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nA@: b")
        #expect(found.completed.count == 1)
        #expect(try #require(found.refusal).offset == 26)
    }

    @Test func saysWhatTheEndCutShort() throws {
        let head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        #expect(Transcript("").refusalAtEnd == nil)
        #expect(Transcript("\r\n").refusalAtEnd == nil)
        #expect(
            Transcript("GET").refusalAtEnd == WireRefusal(400, "the client stopped in the middle of the head", at: 3))
        #expect(
            Transcript(head + "3\r\nab").refusalAtEnd
                == WireRefusal(400, "the client stopped in the middle of the body", at: head.utf8.count + 5))
        #expect(
            Transcript(head + "0\r\nA: ").refusalAtEnd
                == WireRefusal(400, "the client stopped in the trailer section", at: head.utf8.count + 6))
    }

    @Test func staysRefused() {
        var parser = RequestParser()
        var position = 0
        guard case .refused(let first) = parser.next(Array("@".utf8), &position) else {
            Issue.record("not refused")
            return
        }
        position = 0
        guard case .refused(let second) = parser.next(Array("GET / HTTP/1.1\r\n".utf8), &position) else {
            Issue.record("not refused again")
            return
        }
        #expect(first == second)
        #expect(position == 16)
    }

    @Test func splitsDoNotMatter() {
        let texts = [
            "\r\nPOST http://u@h:1/p?q HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nTransfer-Encoding: gzip,chunked\r\n\r\n"
                + "a ; b = \"c\\\"\" ;d\r\n0123456789\r\n1\r\nx\r\n0;e\r\nT: u\r\nV:\r\n\r\nGET /2 HTTP/1.0\r\n\r\nignored",
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\nHost: y\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "CONNECT h:1 HTTP/1.1\r\nHost: h:1\r\n\r\nrest",
        ]
        for text in texts {
            #expect(Transcript.differences(splitting: Array(text.utf8)).isEmpty, "\(text)")
        }
    }
}
