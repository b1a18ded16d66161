import Foundation
import Testing

/// Connections as raw sockets see them.
struct ConnectionTests {
    private static let path = "/api/v1/app-integrations/smtp"
    private static let fields = ["Brand-URL": "text", "Auth-Key": "text"]

    @Test func connectionStaysOpenBetweenRequests() async throws {
        let server = try await ServerProcess()
        let connection = try server.connect()
        for _ in 0..<3 {
            #expect(try connection.exchange("GET", Self.path, Self.fields).status == 200)
        }
        let last = try connection.exchange("GET", Self.path, Self.fields.merging(["Connection": "close"]) { $1 })
        #expect(last.status == 200)
        #expect(last["Connection"] == "close")
        #expect(try connection.isClosedByServer())
    }

    @Test func pipelinedRequestsAreAnsweredInOrder() async throws {
        let server = try await ServerProcess()
        let sample = try String(contentsOf: Repository.example("create.request.json"), encoding: .utf8)
        let connection = try server.connect()
        try connection.send(
            RawConnection.request("POST", Self.path, Self.fields, body: sample)
                + RawConnection.request("GET", Self.path + "/sApKpllz4sAplsmzha", Self.fields)
                + RawConnection.request("GET", Self.path + "/unknown", Self.fields)
                + RawConnection.request("GET", Self.path, Self.fields))
        let responses = try (0..<4).map { _ in try connection.readResponse() }
        #expect(responses.map(\.status) == [201, 200, 404, 200])
        #expect(try responses[1].json["data"]?["id"] == "sApKpllz4sAplsmzha")
        #expect(try responses[3].json["data"]?.elements?.count == 1)
    }

    @Test func bothLoopbackAddressesAreServedOnOnePort() async throws {
        let server = try await ServerProcess()
        for address in [RawConnection.Address.ipv4, .ipv6] {
            #expect(try server.connect(address).exchange("GET", Self.path, Self.fields).status == 200)
        }
    }

    @Test func requestInPiecesIsAnswered() async throws {
        let server = try await ServerProcess()
        let connection = try server.connect()
        for character in RawConnection.request("GET", Self.path, Self.fields) {
            try connection.send(String(character))
        }
        #expect(try connection.readResponse().status == 200)
    }
}
