import Foundation
import Support
import Testing

@testable import ContractTesting

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// What is played after many variants, one after the other.
@Suite struct PlayedVariantsTests {
    private let variants = Contract.bundled("jframework").responseVariants(of: "createSmtpIntegration")
    private let others = Contract.bundled("jframework").responseVariants(of: "listSmtpIntegrations")

    private func ask(_ mock: MockServer, _ method: String = "POST") async throws -> Int? {
        var request = URLRequest(url: mock.url.appendingPathComponent("api/v1/app-integrations/smtp"))
        request.httpMethod = method
        return (try await URLSession.shared.data(for: request).1 as? HTTPURLResponse)?.statusCode
    }

    private func isUsed(_ mock: MockServer) -> [Bool] {
        ((try? mock.ruleUses()) ?? []).map { $0.uses > 0 }
    }

    @Test func eachTakesThePlaceOfTheOneBeforeThatWasAskedFor() async throws {
        let mock = try MockServer.start(contract: .bundled("jframework"))
        defer { mock.stop() }
        let count = mock.choices.withLock { $0.count }
        for (variant, other) in zip(variants.prefix(10), others.prefix(10)) {
            try mock.play(variant)
            try mock.play(other)
            #expect(try await ask(mock) == variant.status)
            #expect(try await ask(mock, "GET") == other.status)
        }
        #expect(mock.choices.withLock { $0.count } == count + 2)
        #expect(isUsed(mock) == [true, true])
        try mock.play(variants[0])
        // It has the place of one that was used, and was not itself.
        #expect(isUsed(mock) == [false, true])
    }

    @Test func oneThatWasNeverAskedForStaysAndIsFound() async throws {
        let mock = try MockServer.start(contract: .bundled("jframework"))
        defer { mock.stop() }
        try mock.play(variants[0])
        try mock.play(variants[1])
        #expect(try await ask(mock) == variants[1].status)
        #expect(isUsed(mock) == [false, true])
        try mock.reset()
        let count = mock.choices.withLock { $0.count }
        for variant in variants.prefix(5) {
            try mock.play(variant)
            try mock.reset()
        }
        #expect(mock.choices.withLock { $0.count } == count)
    }

    @Test func aSessionDoesNotTakeTheVariantsOfItsServerForItsOwn() async throws {
        let mock = try MockServer.start(contract: .bundled("jframework"))
        defer { mock.stop() }
        try mock.play(variants[0])
        let session = try mock.session()
        #expect(try await ask(session) == variants[0].status)
        let count = session.choices.withLock { $0.count }
        try session.play(variants[1])
        // The one before was never asked for.
        try session.play(variants[2])
        #expect(session.choices.withLock { $0.count } == count + 2)
        #expect(isUsed(session) == [true, false, false])
    }

    @Test func rulesThatCameBetweenComeBeforeTheEarlierOneAlone() async throws {
        let mock = try MockServer.start(contract: .bundled("jframework"))
        defer { mock.stop() }
        try mock.play(variants[0])
        #expect(try await ask(mock) == variants[0].status)
        try mock.add(
            """
            - { id: top, operation: createSmtpIntegration, stage: arrival, priority: 1000, respond: { status: 418 } }
            """)
        #expect(try await ask(mock) == 418)
        try mock.play(variants[1])
        #expect(try await ask(mock) == variants[1].status)
    }
}
