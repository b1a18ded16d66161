import Compression
import HTTPModel
import Support
import Testing

@testable import MockServer

/// Faults in what an answer says and how it is framed, as a raw socket sees them.
@Suite struct AnswerFaultTests {
    /// Head and body of the answer that a fault gives to a client whose connection is closed behind it.
    private func answer(
        _ fault: String, body: String? = nil, method: String = "GET", version: String = "1.1", closes: Bool = true
    ) throws -> (head: String, body: [UInt8], ending: RawClient.Ending, plain: String) {
        let server = try DeliveryServer("fault: \(fault)", body: body)
        let plain = String(decoding: try server.plain(closes: true), as: UTF8.self).components("\r\n\r\n")[0]
        let client = try server.connect()
        client.send(
            DeliveryServer.request(method: method, version: version, fields: closes ? "Connection: close\r\n" : ""))
        let (bytes, ending) = client.receiveAll()
        let end = bytes.indices.first { bytes[$0...].starts(with: [13, 10, 13, 10]) } ?? bytes.count
        #expect(server.outcomes().count == 1)
        #expect(server.entries.first?.fault != nil)
        return (
            String(decoding: bytes[..<end], as: UTF8.self), Array(bytes.dropFirst(end + 4)), ending, plain
        )
    }

    private let text = DeliveryServer.text
    private var length: Int { text.utf8.count }

    private func field(_ name: String, _ head: String) -> [String] {
        head.components("\r\n").filter { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }

    @Test func aPortalStandsInPlaceOfTheAnswer() throws {
        let found = try answer("html")
        #expect(found.head.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(field("Content-Type", found.head) == ["text/html; charset=utf-8"])
        #expect(String(decoding: found.body, as: UTF8.self).hasPrefix("<!DOCTYPE html>\n"))
        #expect(field("Content-Length", found.head) == [String(found.body.count)])
    }

    @Test func aRedirectLeadsBackToWhereItCameFrom() throws {
        let found = try answer("redirectLoop")
        #expect(found.head.hasPrefix("HTTP/1.1 307 Temporary Redirect\r\n"))
        #expect(field("Location", found.head) == ["/notes"])
        #expect(found.body == [])
    }

    @Test func aByteOrderMarkStandsInFrontOfTheBody() throws {
        let found = try answer("bom")
        #expect(found.body == [0xEF, 0xBB, 0xBF] + Array(text.utf8))
        #expect(field("Content-Length", found.head) == [String(length + 3)])
    }

    @Test func theBodyEndsInsideACharacter() throws {
        let ascii = try answer("cutUTF8")
        #expect(ascii.body == Array(text.utf8.prefix(length / 2)) + [0xC3])
        #expect(field("Content-Length", ascii.head) == [String(length / 2 + 1)])
        let euro = try answer("cutUTF8", body: "text: \"ä costs 5 € net\"")
        #expect(euro.body == Array("ä costs 5 ".utf8) + [0xE2])
        #expect(String(validating: euro.body, as: UTF8.self) == nil)
    }

    @Test func plainBytesAreSaidToBeGzip() throws {
        let found = try answer("wrongEncoding")
        #expect(field("Content-Encoding", found.head) == ["gzip"])
        #expect(found.body == Array(text.utf8))
    }

    @Test func halfAGzipStreamArrives() throws {
        let found = try answer("truncatedGzip")
        #expect(field("Content-Encoding", found.head) == ["gzip"])
        #expect(field("Content-Length", found.head) == [String(found.body.count)])
        let whole = try GzipEncoder.encode(Array(text.utf8))
        #expect(found.body == Array(whole.prefix(whole.count / 2)))
        #expect(throws: CompressionError.truncated) {
            try GzipDecoder.decode(found.body, maxBytes: 1_000, maxRatio: 100)
        }
    }

    @Test func aHeaderFieldStandsTwice() throws {
        #expect(field("Content-Type", try answer("duplicateHeader").head).count == 2)
        let length = try answer("{ duplicateHeader: content-length }")
        #expect(field("Content-Length", length.head) == [String(self.length), String(self.length + 1)])
        #expect(field("X-Own", try answer("{ duplicateHeader: X-Own }").head) == ["1", "2"])
    }

    @Test func anAnswerIsLargerThanAnyoneExpects() throws {
        let found = try answer("{ oversize: { header: 70000, body: 1MB } }")
        #expect(field("X-Oversize", found.head).map(\.utf8.count) == [70_000])
        #expect(found.body == Array(text.utf8) + [UInt8](repeating: 0x20, count: 1_000_000))
        #expect(field("Content-Length", found.head) == [String(length + 1_000_000)])
    }

    @Test func theLengthIsWrong() throws {
        let longer = try answer("{ wrongLength: longer }")
        #expect(field("Content-Length", longer.head) == [String(length + 16)])
        #expect(longer.body == Array(text.utf8))
        let shorter = try answer("{ wrongLength: shorter }")
        #expect(field("Content-Length", shorter.head) == [String(length - 16)])
        #expect(shorter.body == Array(text.utf8))
    }

    @Test func leftOverBytesStandOnTheConnectionThatIsKept() throws {
        let server = try DeliveryServer("fault: { wrongLength: shorter }")
        let client = try server.connect()
        client.send(DeliveryServer.request() + DeliveryServer.request("/notes/1"))
        let first = String(decoding: client.receiveAnswer(), as: UTF8.self)
        #expect(first.hasSuffix(String(text.dropLast(16))))
        let plain = try server.plain()
        #expect(client.receive(16 + plain.count) == Array(text.utf8.suffix(16)) + plain)
    }

    @Test func aClientThatWasPromisedMoreWaits() throws {
        let server = try DeliveryServer("fault: { wrongLength: longer }")
        let client = try server.connect()
        client.send(DeliveryServer.request())
        // The length that is promised has one digit more.
        let plain = try server.plain()
        #expect(client.receive(plain.count + 1).suffix(length).elementsEqual(text.utf8))
        #expect(!client.hasNews())
    }

    @Test func bytesFollowTheAnswer() throws {
        let server = try DeliveryServer("fault: { trailingBytes: 40 }")
        let client = try server.connect()
        client.send(DeliveryServer.request())
        let plain = try server.plain()
        let bytes = client.receive(plain.count + 40)
        #expect(bytes.starts(with: plain))
        #expect(bytes.count == plain.count + 40)
        #expect(!client.hasNews())
    }

    @Test func aChunkSizeIsNoNumber() throws {
        for (point, chunk) in [("headers", ""), ("body+4", "4\r\nThe \r\n"), ("body+9999", "55\r\n\(text)\r\n")] {
            let found = try answer("{ malformedChunk: { at: \(point) } }", closes: false)
            #expect(field("Transfer-Encoding", found.head) == ["chunked"])
            #expect(field("Content-Length", found.head) == [])
            #expect(String(decoding: found.body, as: UTF8.self) == chunk + "no-size\r\n")
            #expect(found.ending == .end)
        }
    }

    @Test func interimAnswersComeFirst() throws {
        let server = try DeliveryServer("fault: { informational: [103, 199] }")
        let plain = try server.plain()
        let client = try server.connect()
        client.send(DeliveryServer.request())
        let interim = Array("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 199 \r\n\r\n".utf8)
        #expect(client.receive(interim.count + plain.count) == interim + plain)
        // A client of HTTP/1.0 knows none.
        let old = try server.connect()
        old.send(DeliveryServer.request(version: "1.0"))
        #expect(String(decoding: old.receiveAll().bytes, as: UTF8.self).hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test func anAnswerToHEADHasTheFieldsAlone() throws {
        for fault in ["bom", "{ malformedChunk: { at: headers } }", "truncatedGzip", "{ wrongLength: longer }"] {
            let server = try DeliveryServer("fault: \(fault)")
            let client = try server.connect()
            client.send(DeliveryServer.request(method: "HEAD", fields: "Connection: close\r\n"))
            let (bytes, ending) = client.receiveAll()
            #expect(bytes.suffix(4).elementsEqual([13, 10, 13, 10]), "\(fault)")
            #expect(ending == .end)
        }
    }
}

extension String {
    /// The parts between separators.
    fileprivate func components(_ separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
