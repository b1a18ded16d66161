import Foundation
import HTTPModel
import JSONModel
import Scenarios
import Support
import TestSupport
import Testing

@testable import MockServer

/// The k-th decision of each rule is the same, whoever receives it and however many threads there are.
@Suite struct DeterminismTests {
    /// Every function that draws, in rules of which one depends on whether the others played.
    private static let scenario = """
        contract: openapi.yaml
        rules:
          - { id: flaky, operation: createNote, chance: 30%, respond: { status: 503, body: "${uuid()}" } }
          - id: turns
            operation: createNote
            calls: [2..40, 60..]
            chance: 50%
            respond:
              sequence:
                - { status: 200, body: "${call} ${id(5)}" }
                - { status: 202, body: { $eval: "pick(['a', 'b', 'c'])" } }
                - { status: 409, body: "${integer(1, 1000000)}" }
              then: cycle
          - id: few
            operation: createNote
            chance: 10%
            respond: { sequence: [{ status: 410, body: "${call}" }, { status: 411 }], then: fall-through }
          - id: create
            operation: createNote
            save: { into: notes, key: "${record.id}", value: { id: "${id(8)}", rank: { $eval: "integer(1, 1000)" } } }
            respond:
              status: 201
              body: { $merge: [{ $eval: record }, { call: { $eval: call }, now: { $eval: now }, pick: "${pick([1, 2, 3])}" }] }
        """

    private static func pipeline(seed: UInt64) -> PipelineFixture {
        PipelineFixture([("openapi.yaml", NotesAPI.contract), ("documented.yaml", scenario)], seed: seed)
    }

    /// The bodies of so many creates sent by so many threads, in no order.
    private func bodies(threads: Int, seed: UInt64 = 1) async -> [String] {
        let server = Self.pipeline(seed: seed)
        return await withTaskGroup(of: [String].self) { group in
            for _ in 0..<threads {
                group.addTask {
                    (0..<(240 / threads)).map { _ in
                        let fields: HeaderFields = ["Api-Key": "k", .contentType: "application/json"]
                        let response = server.send(.post, "/notes", #"{"text":"a"}"#, fields: fields)
                        return "\(response.status.code) \(String(decoding: response.body, as: UTF8.self))"
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }.sorted()
        }
    }

    @Test func oneThreadAndEightPlayTheSame() async {
        let alone = await bodies(threads: 1)
        let counts = Dictionary(grouping: alone) { $0.prefix(3) }.mapValues(\.count)
        for status in ["200", "201", "202", "409", "503"] { #expect(counts[status[...], default: 0] > 10, "\(counts)") }
        #expect(counts["410"] == 1 && counts["411"] == 1)
        for threads in [2, 8] {
            #expect(await bodies(threads: threads) == alone)
        }
        #expect(await bodies(threads: 8, seed: 2) != alone)
    }

    // MARK: On the wire

    /// Every distribution, and every fault that draws.
    private static let deliveries = """
        contract: openapi.yaml
        rules:
          - { id: even, operation: listNotes, delay: { uniform: { min: 1s, max: 9s } } }
          - { id: bell, operation: listNotes, calls: 3.., delay: { headers: { normal: { mean: 10s, deviation: 3s } } } }
          - id: tail
            operation: listNotes
            chance: 40%
            delay: { headers: 1s, body: { lognormal: { median: 5s, sigma: 0.7 } } }
          - { id: noise, operation: listNotes, chance: 30%, fault: { garbage: { at: body+3, bytes: 40 } } }
          - { id: rest, operation: listNotes, fault: { trailingBytes: 12 } }
          - { operation: listNotes, respond: { status: 200, body: "${call} ${uuid()}" } }
        """

    /// The answers, to the last byte, and what the log says of how they were brought, in no order.
    ///
    /// - Parameters:
    ///   - scenario: What is played.
    ///   - request: What each of 64 connections sends.
    ///   - threads: How many threads send, and how many event loops answer.
    ///   - transport: What they speak over.
    /// - Returns: The answers and the lines of the log, each sorted.
    /// - Throws: What keeps the server from starting.
    private func answers(
        _ scenario: String, _ request: String, threads: Int, over transport: Transport
    ) throws -> (bytes: [String], deliveries: [String]) {
        let server = try DeliveryServer(scenario: scenario, threads: threads, isSecure: transport.isSecure)
        let port = transport.isSecure ? server.tlsPort : server.port
        let answers = LockedValue<[String]>([])
        for _ in 0..<threads {
            Thread.detachNewThread {
                let clients = (0..<(64 / threads)).map { _ in RawClient(port: port, over: transport) }
                for client in clients { client?.send(request) }
                for client in clients {
                    // One byte is one character, so that nothing is lost.
                    let bytes = client?.receiveAll().bytes ?? []
                    let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
                    answers.withLock { $0.append(text.replacing(/Understudy-Run: [0-9a-f]*\r\n/, with: "")) }
                }
            }
        }
        server.waitForArrivals(64)
        // Everything has arrived, so nothing depends on when the clock moves.
        for _ in 0..<4 { server.advance(.seconds(1_000)) }
        for _ in 0..<2_000 where answers.withLock({ $0.count }) < 64 { usleep(5_000) }
        _ = server.outcomes(64)
        return (answers.withLock { $0.sorted() }, server.log.texts.sorted())
    }

    @Test(arguments: Transport.allCases)
    func oneClientThreadAndEightGetTheSameBytes(over transport: Transport) throws {
        let list = DeliveryServer.request(fields: "Connection: close\r\n")
        let create =
            "POST /notes HTTP/1.1\r\nHost: localhost\r\nApi-Key: k\r\nContent-Type: application/json\r\n"
            + "Connection: close\r\nContent-Length: 12\r\n\r\n{\"text\":\"a\"}"
        for (scenario, request) in [(Self.deliveries, list), (Self.scenario, create)] {
            let alone = try answers(scenario, request, threads: 1, over: transport)
            #expect(Set(alone.bytes).count > 30)
            #expect(alone.bytes.allSatisfy { $0.hasPrefix("HTTP/1.1 ") })
            let many = try answers(scenario, request, threads: 8, over: transport)
            #expect(many.bytes == alone.bytes)
            #expect(many.deliveries == alone.deliveries)
        }
    }

    @Test func everyDistributionIsDrawnFrom() throws {
        let list = DeliveryServer.request(fields: "Connection: close\r\n")
        let found = try answers(Self.deliveries, list, threads: 1, over: .http)
        let notes = found.deliveries.filter { $0.contains("listNotes") }
        #expect(notes.count == 64)
        #expect(Set(notes.compactMap { $0.firstMatch(of: /delayed [0-9a-z.]+/)?.output }).count == 64)
        #expect((5..<40).contains(notes.count { $0.contains("fault garbage") }))
        #expect((5..<60).contains(notes.count { $0.contains("fault trailingBytes") }))
    }
}
