import Testing

@testable import MockServer

/// One row of the faults' reference: what is asked, what must arrive byte for byte, and how the connection ends.
struct FaultRow: Sendable, CustomTestStringConvertible {
    /// The answer as it would have been.
    struct Plain {
        let head: String
        let body: [UInt8]

        init(_ bytes: [UInt8]) {
            body = Array(bytes.suffix(DeliveryServer.text.utf8.count))
            head = String(decoding: bytes.dropLast(body.count), as: UTF8.self)
        }

        /// All of it, with another line in place of Content-Length and another body.
        func bytes(_ line: String? = nil, _ body: [UInt8]? = nil) -> [UInt8] {
            let length = "Content-Length: \(self.body.count)"
            let body = body ?? self.body
            return Array(head.replacing(length, with: line ?? length).utf8) + body
        }
    }

    /// What must arrive.
    enum Arrival: Sendable {
        /// These bytes, and so many more that nobody can foretell.
        case exactly(@Sendable (Plain) -> [UInt8], random: Int = 0)
        /// Bytes that begin with the first part, hold the others and end like this, up to the end of the connection.
        case holding([String], body: @Sendable (Plain) -> [UInt8])
    }

    /// The fault as a scenario writes it.
    let fault: String
    /// The operation that it strikes.
    var operation = "listNotes"
    var request = DeliveryServer.request()
    let arrival: Arrival
    /// What is sent when that has arrived.
    var nextRequest: String?
    /// What arrives then.
    var next: @Sendable (Plain) -> [UInt8] = { _ in [] }
    let ending: RawClient.Ending
    /// The time between two bytes of the head.
    var interval: Duration?

    var testDescription: String { fault }
    /// The word that names the fault.
    var word: String { String(fault.drop { "{ ".contains($0) }.prefix { $0.isLetter || $0.isNumber }) }
}

extension FaultRow {
    /// Every fault of the reference, at each of its points.
    static let all = broken + framed + said + uploads

    private static let closing = DeliveryServer.request(fields: "Connection: close\r\n")
    private static let upload =
        "POST /notes HTTP/1.1\r\nHost: localhost\r\nApi-Key: k\r\nContent-Type: application/json\r\n"
        + "Content-Length: 900\r\n\r\n"

    /// The points, and what of the answer lies in front of each.
    private static let points: [(name: String, front: @Sendable (Plain) -> [UInt8])] = [
        ("start", { _ in [] }), ("headers", { $0.bytes(nil, []) }),
        ("body+7", { $0.bytes(nil, Array($0.body.prefix(7))) }),
        ("body*0.5", { $0.bytes(nil, Array($0.body.prefix($0.body.count / 2))) }),
        ("body+9999", { $0.bytes() }),
    ]

    private static let broken = points.flatMap { point, front in
        [
            FaultRow(fault: "{ reset: { at: \"\(point)\" } }", arrival: .exactly(front), ending: .reset),
            FaultRow(fault: "{ close: { at: \"\(point)\" } }", arrival: .exactly(front), ending: .end),
            FaultRow(fault: "{ stall: { at: \"\(point)\" } }", arrival: .exactly(front), ending: .open),
            FaultRow(
                fault: "{ garbage: { at: \"\(point)\", bytes: 300 } }", arrival: .exactly(front, random: 300),
                ending: .end),
        ]
    }

    private static let framed = [
        FaultRow(
            fault: "{ malformedChunk: { at: headers } }",
            arrival: .exactly { $0.bytes("Transfer-Encoding: chunked", Array("no-size\r\n".utf8)) }, ending: .end),
        FaultRow(
            fault: "{ malformedChunk: { at: body+4 } }",
            arrival: .exactly { $0.bytes("Transfer-Encoding: chunked", Array("4\r\nThe \r\nno-size\r\n".utf8)) },
            ending: .end),
        FaultRow(
            fault: "{ wrongLength: longer }",
            arrival: .exactly { $0.bytes("Content-Length: \($0.body.count + 16)") }, ending: .open),
        FaultRow(
            fault: "{ wrongLength: shorter }",
            arrival: .exactly { $0.bytes("Content-Length: \($0.body.count - 16)") },
            nextRequest: DeliveryServer.request("/notes/1"), next: { $0.bytes() }, ending: .open),
        FaultRow(
            fault: "{ staleKeepAlive: fin }", arrival: .exactly { $0.bytes() },
            nextRequest: DeliveryServer.request("/notes/1"), ending: .end),
        FaultRow(
            fault: "{ staleKeepAlive: reset }", arrival: .exactly { $0.bytes() },
            nextRequest: DeliveryServer.request("/notes/1"), ending: .reset),
        FaultRow(
            fault: "{ slowHeaders: { every: 10ms } }", arrival: .exactly { $0.bytes() }, ending: .open,
            interval: .milliseconds(10)),
        FaultRow(
            fault: "{ informational: [103, 199] }",
            arrival: .exactly { Array("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 199 \r\n\r\n".utf8) + $0.bytes() },
            ending: .open),
        FaultRow(
            fault: "{ trailingBytes: 40 }", arrival: .exactly({ $0.bytes() }, random: 40), ending: .open),
    ]

    private static let said = [
        FaultRow(
            fault: "bom", request: closing,
            arrival: .holding(["HTTP/1.1 200 ", "\r\nContent-Length: 88\r\n"]) {
                [13, 10, 13, 10, 0xEF, 0xBB, 0xBF] + $0.body
            }, ending: .end),
        FaultRow(
            fault: "cutUTF8", request: closing,
            arrival: .holding(["HTTP/1.1 200 ", "\r\nContent-Length: 43\r\n"]) {
                [13, 10, 13, 10] + $0.body.prefix(42) + [0xC3]
            }, ending: .end),
        FaultRow(
            fault: "redirectLoop", request: closing,
            arrival: .holding(["HTTP/1.1 307 ", "\r\nLocation: /notes\r\n"]) { _ in [13, 10, 13, 10] }, ending: .end),
        FaultRow(
            fault: "{ oversize: { header: 70000, body: 1MB } }", request: closing,
            arrival: .holding(
                [
                    "HTTP/1.1 200 ", "\r\nContent-Length: 1000085\r\n",
                    "\r\nX-Oversize: \(String(repeating: "x", count: 70_000))\r\n",
                ]) { $0.body + [UInt8](repeating: 0x20, count: 1_000_000) },
            ending: .end),
        FaultRow(
            fault: "html", request: closing,
            arrival: .holding(["HTTP/1.1 200 ", "\r\nContent-Type: text/html; charset=utf-8\r\n", "<!DOCTYPE html>"]) {
                _ in Array("</html>\n".utf8)
            }, ending: .end),
        FaultRow(
            fault: "wrongEncoding", request: closing,
            arrival: .holding(["HTTP/1.1 200 ", "\r\nContent-Encoding: gzip\r\n"]) { [13, 10, 13, 10] + $0.body },
            ending: .end),
        FaultRow(
            fault: "truncatedGzip", request: closing,
            arrival: .holding(["HTTP/1.1 200 ", "\r\nContent-Encoding: gzip\r\n", "\r\n\r\n\u{1F}"]) { _ in [] },
            ending: .end),
        FaultRow(
            fault: "{ duplicateHeader: Content-Length }", request: closing,
            arrival: .holding(["HTTP/1.1 200 ", "\r\nContent-Length: 85\r\nContent-Length: 86\r\n"]) { $0.body },
            ending: .end),
    ]

    private static let uploads = [
        FaultRow(
            fault: "earlyReply", operation: "createNote", request: upload,
            arrival: .holding(["HTTP/1.1 200 ", "\r\nConnection: close\r\n"]) { $0.body }, ending: .end),
        FaultRow(
            fault: "{ resetUpload: { at: body+0 } }", operation: "createNote", request: upload,
            arrival: .exactly { _ in [] }, ending: .reset),
        FaultRow(
            fault: "{ resetUpload: { at: body+5 } }", operation: "createNote", request: upload,
            arrival: .exactly { _ in [] }, nextRequest: "{\"tex", ending: .reset),
    ]
}
