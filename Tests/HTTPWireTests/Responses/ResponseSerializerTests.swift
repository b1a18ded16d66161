import HTTPModel
import HTTPWire
import Testing

struct ResponseSerializerTests {
    static let date = HTTPDate.bytes(secondsSinceEpoch: 784_111_777)

    private func text(
        _ response: Response, _ exchange: ResponseSerializer.Exchange = .init(),
        framing: ResponseSerializer.Framing = .sized
    ) throws -> String {
        String(
            decoding: try ResponseSerializer.serialize(response, for: exchange, date: Self.date, framing: framing),
            as: UTF8.self)
    }

    private let plain = Response(status: 200, fields: ["X-A": "b", "x-a": "c"], body: Array("hello".utf8))

    @Test func writesStatusFieldsAndBody() throws {
        #expect(
            try text(plain)
                == "HTTP/1.1 200 OK\r\nX-A: b\r\nx-a: c\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 5\r\n\r\nhello"
        )
        #expect(try text(Response(status: 599)).hasPrefix("HTTP/1.1 599 \r\n"))
    }

    @Test func saysWhatBecomesOfTheConnection() throws {
        #expect(try text(plain, .init(keepsAlive: false)).contains("\r\nConnection: close\r\n"))
        #expect(try text(plain, .init(minorVersion: 0)).contains("\r\nConnection: keep-alive\r\n"))
        #expect(try !text(plain).contains("Connection"))
    }

    @Test func headKeepsTheLengthWithoutTheBody() throws {
        #expect(try text(plain, .init(isHead: true)).hasSuffix("\r\nContent-Length: 5\r\n\r\n"))
        #expect(
            try text(plain, .init(isHead: true), framing: .chunked(chunkSize: 2)).hasSuffix(
                "\r\nTransfer-Encoding: chunked\r\n\r\n"))
    }

    @Test(arguments: [100, 204, 304])
    func someStatusesHaveNoContent(_ code: Int) throws {
        for framing in [ResponseSerializer.Framing.sized, .chunked(chunkSize: 1)] {
            let found = try text(Response(status: Status(code), body: [1]), framing: framing)
            #expect(found.hasSuffix("GMT\r\n\r\n"))
        }
    }

    @Test func resetContentHasLengthZero() throws {
        #expect(try text(Response(status: 205, body: [1])).hasSuffix("\r\nContent-Length: 0\r\n\r\n"))
        #expect(
            try text(Response(status: 205, body: [1]), framing: .chunked(chunkSize: 1)).hasSuffix(
                "\r\nContent-Length: 0\r\n\r\n"))
    }

    @Test func writesChunks() throws {
        #expect(
            try text(plain, framing: .chunked(chunkSize: 3)).hasSuffix(
                "\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"))
        #expect(try text(plain, .init(minorVersion: 0), framing: .chunked(chunkSize: 3)).hasSuffix("5\r\n\r\nhello"))
        #expect(
            try text(Response(status: 200), framing: .chunked(chunkSize: 0)).hasSuffix("chunked\r\n\r\n0\r\n\r\n"))
    }

    @Test func ownFieldsReplaceThoseOfTheResponse() throws {
        let response = Response(
            status: 200,
            fields: [
                "content-length": "9", "Transfer-Encoding": "gzip", "connection": "x", "Date": "today",
                "Content-Lengtx": "1",
            ])
        #expect(
            try text(response) == "HTTP/1.1 200 OK\r\nDate: today\r\nContent-Lengtx: 1\r\nContent-Length: 0\r\n\r\n")
    }

    @Test(arguments: [
        ("a\rb", "A"), ("a\nb", "A"), ("a\0b", "A"), ("a\u{7F}", "A"), ("b", "A b"), ("b", ""), ("b", "A:"),
    ])
    func refusesFieldsThatChangeTheMessage(_ value: String, _ name: String) {
        let response = Response(status: 200, fields: [FieldName(name): value])
        #expect(throws: ResponseRefusal.self) { try text(response) }
        #expect(throws: ResponseRefusal.self) { try PreparedResponse(response) }
    }

    @Test(arguments: [99, 600])
    func refusesStatusesOutOfRange(_ code: Int) {
        #expect(throws: ResponseRefusal.self) { try text(Response(status: Status(code))) }
    }

    @Test func aResponseIsReadBackWithTheSameFields() throws {
        let found = try text(Response(status: 201, fields: ["Location": "/ä\tb"], body: [0, 255]))
        #expect(found.contains("\r\nLocation: /ä\tb\r\n"))
    }
}
