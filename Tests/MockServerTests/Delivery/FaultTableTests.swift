import HTTPModel
import Testing

@testable import MockServer
@testable import Scenarios

/// Every fault, over http and over https, byte for byte down to how the connection ends.
@Suite struct FaultTableTests {
    @Test func everyFaultHasARow() {
        #expect(Set(FaultRow.all.map(\.word)) == Set(FaultReader.words))
    }

    @Test(arguments: FaultRow.all, Transport.allCases)
    func whatArrivesIsWhatTheReferenceSays(row: FaultRow, over transport: Transport) throws {
        let server = try server(row, over: transport)
        let plain = FaultRow.Plain(try server.plain())
        let client = try server.connect(over: transport)
        client.send(row.request)
        var isOver = false
        switch row.arrival {
        case .exactly(let expected, let random):
            let bytes = expected(plain)
            if let interval = row.interval { try pace(client, server, plain, every: interval) }
            let rest = row.interval == nil ? bytes : Array(bytes.dropFirst(plain.head.utf8.count - 1))
            #expect(client.receive(rest.count) == rest)
            #expect(client.receive(random).count == random)
        case .holding(let parts, let body):
            let (bytes, ending) = client.receiveAll()
            // One byte is one character, so that nothing is lost.
            let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
            #expect(text.hasPrefix(parts[0]))
            for part in parts { #expect(text.contains(part)) }
            #expect(bytes.suffix(body(plain).count).elementsEqual(body(plain)))
            #expect(ending == row.ending)
            isOver = true
        }
        if let next = row.nextRequest {
            #expect(!client.hasNews(within: 20))
            client.send(next)
            let bytes = row.next(plain)
            #expect(client.receive(bytes.count) == bytes)
        }
        if row.ending == .open {
            #expect(!client.hasNews(within: 20))
        } else if !isOver {
            #expect(client.receiveAll() == ([], row.ending))
        }
        #expect(server.entries.first?.fault == row.word)
        #expect(server.entries.first?.request?.isSecure == transport.isSecure)
    }

    private func server(_ row: FaultRow, over transport: Transport) throws -> DeliveryServer {
        let rule = "fault: \(row.fault)"
        if row.operation == "listNotes" { return try DeliveryServer(rule, isSecure: transport.isSecure) }
        return try DeliveryServer(
            "", isSecure: transport.isSecure,
            more: """
                  - operation: \(row.operation)
                    \(rule)
                    respond: { status: 200, text: "\(DeliveryServer.text)" }
                """)
    }

    /// Takes the head up to its last byte, which the body follows at once: byte by byte, each when its time has come.
    private func pace(
        _ client: RawClient, _ server: DeliveryServer, _ plain: FaultRow.Plain, every interval: Duration
    ) throws {
        let head = Array(plain.head.utf8)
        for (index, byte) in head.dropLast().enumerated() {
            #expect(client.receive(1) == [byte])
            if index % 20 == 0 { #expect(!client.hasNews(within: 10)) }
            server.advance(interval)
        }
    }
}
