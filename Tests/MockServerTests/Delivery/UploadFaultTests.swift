import Support
import Testing

@testable import MockServer

/// Faults that strike while a request's content is still being sent.
@Suite struct UploadFaultTests {
    private static let keys = "Host: localhost\r\nContent-Type: application/json\r\n"

    private func head(length: Int, key: String = "Api-Key: k\r\n", expects: Bool = false) -> String {
        "POST /notes HTTP/1.1\r\n\(Self.keys)\(key)Content-Length: \(length)\r\n"
            + (expects ? "Expect: 100-continue\r\n" : "") + "\r\n"
    }

    private let chunkedHead =
        "POST /notes HTTP/1.1\r\n\(Self.keys)Api-Key: k\r\nTransfer-Encoding: chunked\r\n\r\n"

    private func start(_ fault: String, _ conditions: String = "") throws -> DeliveryServer {
        try DeliveryServer(
            "",
            more: """
                  - { id: upload, operation: createNote, \(conditions) fault: \(fault), respond: { example: tooMany } }
                  - { id: whole, operation: createNote, respond: { example: created } }
                """)
    }

    @Test func theAnswerComesBeforeTheContentDoes() throws {
        let server = try start("earlyReply")
        let client = try server.connect()
        client.send(head(length: 1_000_000))
        let answer = String(decoding: client.receiveAnswer(), as: UTF8.self)
        #expect(answer.hasPrefix("HTTP/1.1 429 Too Many Requests\r\n"))
        #expect(answer.contains("\r\nConnection: close\r\n"))
        #expect(answer.hasSuffix("{\"error\":\"too many\"}"))
        // What is still sent is read, so that it does not turn the end into a reset.
        for _ in 0..<10 { client.send([UInt8](repeating: 0x20, count: 10_000)) }
        #expect(client.receiveAll() == ([], .end))
        #expect(server.outcomes() == [.answered])
        #expect(server.entries.map(\.fault) == ["earlyReply"])
        #expect(server.entries.map(\.ruleID) == ["documented#upload"])
    }

    @Test func anEarlyAnswerCanBeDelayed() throws {
        let server = try start("earlyReply, delay: 1s")
        let client = try server.connect()
        client.send(head(length: 100) + "{")
        server.waitForArrivals(1)
        #expect(!client.hasNews())
        server.advance(.seconds(1))
        #expect(String(decoding: client.receiveAll().bytes, as: UTF8.self).hasPrefix("HTTP/1.1 429 "))
    }

    @Test func aClientThatAsksFirstIsAnsweredInsteadOfInvited() throws {
        let server = try start("earlyReply")
        let client = try server.connect()
        client.send(head(length: 100, expects: true))
        #expect(String(decoding: client.receiveAll().bytes, as: UTF8.self).hasPrefix("HTTP/1.1 429 "))
    }

    @Test(arguments: [("start", 0), ("headers", 0), ("body+0", 0), ("body+600", 600), ("body*0.25", 250)])
    func theConnectionBreaksOnceSoMuchHasCome(point: String, count: Int) throws {
        let server = try start("{ resetUpload: { at: \"\(point)\" } }")
        let client = try server.connect()
        client.send(head(length: 1_000))
        if count > 0 {
            client.send([UInt8](repeating: 0x20, count: count - 1))
            #expect(!client.hasNews())
            #expect(server.entries.map(\.outcome) == [.pending])
            client.send([0x20])
        }
        let (bytes, ending) = client.receiveAll()
        #expect(bytes == [])
        #expect(ending == .reset)
        #expect(server.outcomes() == [.brokenOff])
        #expect(server.entries.map(\.fault) == ["resetUpload"])
    }

    @Test func chunkedContentCountsWithoutItsFraming() throws {
        let server = try start("{ resetUpload: { at: body+6 } }")
        let client = try server.connect()
        client.send(chunkedHead + "5\r\nabcde\r\n")
        #expect(!client.hasNews())
        client.send("1\r\nf\r\n")
        #expect(client.receiveAll() == ([], .reset))
    }

    @Test func contentThatIsShorterBreaksAtItsEnd() throws {
        for point in ["body+600", "body*1"] {
            let server = try start("{ resetUpload: { at: \"\(point)\" } }")
            let client = try server.connect()
            client.send(chunkedHead + "5\r\nabcde\r\n")
            #expect(!client.hasNews())
            client.send("0\r\n\r\n")
            #expect(client.receiveAll() == ([], .reset))
        }
    }

    @Test func contentInOnePieceWithItsHeadBreaksTheSame() throws {
        let server = try start("{ resetUpload: { at: body+5 } }")
        let client = try server.connect()
        client.send(head(length: 15) + #"{"text":"milk"}"#)
        #expect(client.receiveAll() == ([], .reset))
    }

    @Test func aClientIsInvitedToSendWhatTheFaultWaitsFor() throws {
        let server = try start("{ resetUpload: { at: body+5 } }")
        let client = try server.connect()
        client.send(head(length: 15, expects: true))
        #expect(String(decoding: client.receive(25), as: UTF8.self) == "HTTP/1.1 100 Continue\r\n\r\n")
        client.send("{\"tex")
        #expect(client.receiveAll() == ([], .reset))
    }

    @Test func aRuleThatDoesNotHoldLeavesTheRequestWhole() throws {
        let server = try start("earlyReply", "calls: 2, when: { headers: { X-Strike: \"1\" } },")
        let body = #"{"text":"milk"}"#
        let client = try server.connect()
        func exchange(_ fields: String) -> String {
            client.send(head(length: 15, key: "Api-Key: k\r\n\(fields)") + body)
            return String(decoding: client.receiveAnswer().prefix(12), as: UTF8.self)
        }
        #expect(exchange("") == "HTTP/1.1 201")
        // The first call is counted once, although it was decided on twice.
        #expect(exchange("X-Strike: 1\r\n") == "HTTP/1.1 201")
        #expect(exchange("X-Strike: 1\r\n") == "HTTP/1.1 429")
        #expect(server.outcomes(3) == [.answered, .answered, .answered])
        #expect(server.entries.map(\.fault) == [nil, nil, "earlyReply"])
    }

    /// Requests behind which the connection ends keep their content while their head is decided on.
    @Test(arguments: [("1.1", "Connection: close\r\n"), ("1.0", "")])
    func theContentOfALastRequestIsRead(version: String, field: String) throws {
        let server = try start("earlyReply", "when: { headers: { X-Strike: \"1\" } },")
        let request = Array(
            ("POST /notes HTTP/\(version)\r\n\(Self.keys)Api-Key: k\r\n\(field)Content-Length: 15\r\n\r\n"
                + #"{"text":"milk"}"#).utf8)
        for cut in [request.count, 30, request.count - 15, request.count - 4] {
            let client = try server.connect()
            client.send(Array(request.prefix(cut)))
            if cut < request.count {
                #expect(!client.hasNews(within: 20))
                client.send(Array(request.dropFirst(cut)))
            }
            let (bytes, ending) = client.receiveAll()
            #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("HTTP/1.1 201 "))
            #expect(ending == .end)
        }
    }

    @Test func aRequestWithoutCredentialIsRefusedAsEver() throws {
        let server = try start("earlyReply")
        let client = try server.connect()
        client.send(head(length: 15, key: "") + #"{"text":"milk"}"#)
        #expect(String(decoding: client.receiveAnswer(), as: UTF8.self).hasPrefix("HTTP/1.1 401 "))
        #expect(server.entries.map(\.fault) == [nil])
    }

    @Test func aConditionOnTheContentIsDecidedWhenItHasCome() throws {
        let server = try start("{ resetUpload: { at: headers } }", "when: { body: { /text: milk } },")
        let client = try server.connect()
        client.send(head(length: 15) + #"{"text":"mil"#)
        #expect(!client.hasNews())
        client.send(#"k"}"#)
        #expect(client.receiveAll() == ([], .reset))
        let other = try server.connect()
        other.send(head(length: 15) + #"{"text":"silk"}"#)
        #expect(String(decoding: other.receiveAnswer(), as: UTF8.self).hasPrefix("HTTP/1.1 201 "))
    }
}
