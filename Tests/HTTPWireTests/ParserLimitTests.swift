import HTTPModel
import HTTPWire
import Testing

/// Each limit exactly at its bound and one beyond.
struct ParserLimitTests {
    private func limits(_ change: (inout WireLimits) -> Void) -> WireLimits {
        var limits = WireLimits()
        change(&limits)
        return limits
    }

    private func check(_ text: String, _ limits: WireLimits, accepts: Bool, status: Int, offset: Int) {
        let found = Transcript(text, limits: limits)
        #expect((found.refusal == nil && found.completed.count == 1) == accepts, "\(found)")
        if !accepts {
            #expect(found.refusal?.status.code == status)
            #expect(found.refusal?.offset == offset)
        }
        #expect(Transcript.differences(splitting: Array(text.utf8), limits: limits).isEmpty)
    }

    @Test(arguments: [(100, true), (99, false)])
    func head(_ limit: Int, _ accepts: Bool) {
        let prefix = "GET / HTTP/1.1\r\nHost: x\r\nA: "
        let text = prefix + String(repeating: "a", count: 96 - prefix.utf8.count) + "\r\n\r\n"
        #expect(text.utf8.count == 100)
        check(text, limits { $0.maxHeadBytes = limit }, accepts: accepts, status: 431, offset: 99)
    }

    @Test(arguments: [(10, true), (9, false)])
    func target(_ limit: Int, _ accepts: Bool) {
        check(
            "GET /123456789 HTTP/1.1\r\nHost: x\r\n\r\n", limits { $0.maxTargetBytes = limit }, accepts: accepts,
            status: 414,
            offset: 13)
    }

    @Test(arguments: [(3, true), (2, false)])
    func fieldCount(_ limit: Int, _ accepts: Bool) {
        check(
            "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\nC: d\r\n\r\n", limits { $0.maxFieldCount = limit }, accepts: accepts,
            status: 431, offset: 31)
    }

    @Test(arguments: [(5, true), (4, false)])
    func sizedBody(_ limit: Int, _ accepts: Bool) {
        check(
            "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 05\r\n\r\nabcde", limits { $0.maxBodyBytes = limit },
            accepts: accepts, status: 413, offset: 41)
    }

    @Test(arguments: [(20, true), (19, false)])
    func chunkedBody(_ limit: Int, _ accepts: Bool) {
        let head = "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        check(
            head + "4\r\nabcd\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n", limits { $0.maxBodyBytes = limit },
            accepts: accepts,
            status: 413, offset: head.utf8.count + 10)
    }

    @Test(arguments: [(4, true), (3, false)])
    func chunkExtensions(_ limit: Int, _ accepts: Bool) {
        let head = "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        // The carriage return after an extension counts with it.
        check(
            head + "1;a\r\nx\r\n0;b\r\n\r\n", limits { $0.maxChunkExtensionBytes = limit }, accepts: accepts,
            status: 413,
            offset: head.utf8.count + 11)
    }

    @Test(arguments: [(58, true), (57, false)])
    func trailers(_ limit: Int, _ accepts: Bool) {
        let head = "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        let trailer = "A: " + String(repeating: "b", count: 51) + "\r\n\r\n"
        #expect(head.utf8.count < 57 && trailer.utf8.count == 58)
        check(
            head + "0\r\n" + trailer, limits { $0.maxHeadBytes = limit }, accepts: accepts, status: 431,
            offset: head.utf8.count + 3 + 57)
    }

    @Test func aChunkSizeCannotOverflow() {
        let head = "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        let found = Transcript(head + "ffffffffffffffffffff\r\n", limits: limits { $0.maxBodyBytes = .max })
        #expect(found.refusal?.status.code == 413)
        #expect(Transcript(head + String(repeating: "0", count: 33)).refusal?.status.code == 400)
        #expect(Transcript(head + String(repeating: "0", count: 32)).refusal == nil)
    }

    @Test func aContentLengthCannotOverflow() {
        let text = "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999999\r\n\r\n"
        #expect(Transcript(text, limits: limits { $0.maxBodyBytes = .max }).refusal?.status.code == 413)
    }

    @Test func limitsMayBeAsLargeAsNumbersAre() {
        let largest = limits {
            $0.maxHeadBytes = .max
            $0.maxTargetBytes = .max
            $0.maxBodyBytes = .max
            $0.maxChunkExtensionBytes = .max
        }
        let text = "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;a\r\nb\r\n0\r\n\r\n"
        check(text, largest, accepts: true, status: 0, offset: 0)
    }
}
