import Foundation
import Support
import Testing

@testable import MockServer

/// The same over https, as a client sees it that looks below its records.
@Suite(.enabled(if: PythonClient.isInstalled, "python3 is not installed")) struct SecureDeliveryTests {
    /// What is sent of the plain answer, and how the connection ends below the records: `reset`, `notified` for
    /// close_notify and FIN, `cut` for FIN alone, `open` for neither.
    private func play(
        _ rule: String, request: String = DeliveryServer.request()
    ) throws -> (
        answer: [UInt8], ending: String, plain: [UInt8], server: DeliveryServer
    ) {
        let server = try DeliveryServer(rule, isSecure: true)
        let client = PythonClient(
            """
            data, ending = exchange(port, b\(PythonClient.literal(request)))
            print(base64.b64encode(data).decode(), ending)
            """, port: server.tlsPort)
        let words = client.output().split(whereSeparator: \.isWhitespace).map(String.init)
        let answer = words.count == 2 ? Data(base64Encoded: words[0]).map(Array.init) : []
        return (answer ?? [], words.last ?? "nothing", try server.plain(), server)
    }

    private let length = DeliveryServer.text.utf8.count

    @Test(arguments: ["start", "headers", "body+7"])
    func aResetComesWithoutCloseNotify(point: String) throws {
        let found = try play("fault: { reset: { at: \(point) } }")
        #expect(found.ending == "reset")
        let head = found.plain.count - length
        let count = ["start": 0, "headers": head, "body+7": head + 7][point] ?? -1
        #expect(found.answer == Array(found.plain.prefix(count)))
        #expect(found.server.outcomes() == [.brokenOff])
    }

    @Test(arguments: ["headers", "body+7"])
    func anOrderlyEndComesWithCloseNotify(point: String) throws {
        let found = try play("fault: { close: { at: \(point) } }")
        #expect(found.ending == "notified")
        #expect(found.answer == Array(found.plain.dropLast(point == "headers" ? length : length - 7)))
    }

    @Test func aStallStaysOpen() throws {
        let found = try play("fault: { stall: { at: body+7 } }")
        #expect(found.ending == "open")
        #expect(found.answer == Array(found.plain.dropLast(length - 7)))
        #expect(found.server.outcomes() == [.clientLeft])
    }

    @Test func garbageAndMalformedChunksEndInOrder() throws {
        let garbage = try play("fault: { garbage: { at: headers, bytes: 20 } }")
        #expect(garbage.ending == "notified")
        #expect(garbage.answer.count == garbage.plain.count - length + 20)
        let chunk = try play("fault: { malformedChunk: { at: body+4 } }")
        #expect(chunk.ending == "notified")
        #expect(String(decoding: chunk.answer, as: UTF8.self).hasSuffix("4\r\nThe \r\nno-size\r\n"))
    }

    @Test(arguments: [
        "bom", "html", "cutUTF8", "wrongEncoding", "truncatedGzip", "duplicateHeader", "redirectLoop",
        "{ oversize: { body: 100KB } }", "{ informational: [103] }", "{ trailingBytes: 9 }", "{ wrongLength: longer }",
        "{ wrongLength: shorter }",
    ])
    func faultsOfTheAnswerAreTheSameAsOverHTTP(fault: String) throws {
        let request = DeliveryServer.request(fields: "Connection: close\r\n")
        let found = try play("fault: \(fault)", request: request)
        let plain = try DeliveryServer("fault: \(fault)")
        let client = try plain.connect()
        client.send(request)
        func unsigned(_ bytes: [UInt8]) -> String {
            String(decoding: bytes, as: UTF8.self).replacing(/Understudy-Run: [0-9a-f]*\r\n/, with: "")
        }
        #expect(found.ending == "notified")
        #expect(unsigned(found.answer) == unsigned(client.receiveAll().bytes))
    }

    @Test func aStaleConnectionDiesAsTheNextRequestArrives() throws {
        for (word, ending) in [("fin", "notified"), ("reset", "reset")] {
            let server = try DeliveryServer("fault: { staleKeepAlive: \(word) }", isSecure: true)
            let plain = try server.plain()
            let request = PythonClient.literal(DeliveryServer.request())
            let client = PythonClient(
                """
                data, ending = exchange(port, b\(request), again=b\(request), after=\(plain.count))
                print(len(data), ending)
                """, port: server.tlsPort)
            #expect(client.output() == "\(plain.count) \(ending)\n")
            #expect(server.outcomes() == [.answered])
        }
    }

    @Test func uploadsAreStruckToo() throws {
        for (fault, expected) in [("{ resetUpload: { at: body+5 } }", "0 reset"), ("earlyReply", "429 notified")] {
            let server = try DeliveryServer(
                "", isSecure: true,
                more: """
                      - { operation: createNote, fault: \(fault), respond: { example: tooMany } }
                    """)
            let request =
                "POST /notes HTTP/1.1\r\nHost: localhost\r\nApi-Key: k\r\nContent-Type: application/json\r\n"
                + "Content-Length: 900\r\n\r\n{\"tex"
            let client = PythonClient(
                """
                data, ending = exchange(port, b\(PythonClient.literal(request)))
                print(int(data[9:12] or 0), ending)
                """, port: server.tlsPort)
            #expect(client.output() == expected + "\n")
        }
    }

    @Test func delaysGoByTheSessionsClock() throws {
        let request = DeliveryServer.request(fields: "Connection: close\r\n")
        let server = try DeliveryServer(
            "delay: 1h, dribble: { chunks: 5, over: 10h }", clock: AutoClock(), isSecure: true)
        let client = PythonClient(
            """
            data, ending = exchange(port, b\(PythonClient.literal(request)))
            print(data.count(b"lazy dog"), ending)
            """, port: server.tlsPort)
        #expect(client.output() == "1 notified\n")
        #expect(server.clock.now - ManualClock.usualStart >= .seconds(11 * 3600))
    }
}
