import ContractTesting
import Foundation
import Testing

@Suite struct AssertReactionsTests {
    private static func matrix(
        _ reactions: KeyValuePairs<ReactionCause, Reaction>, _ change: @escaping @Sendable (inout SampleClient) -> Void
    ) async throws -> ReactionMatrix {
        try await assertReactions(
            of: { url, clock in
                var client = SampleClient(url: url, clock: clock)
                change(&client)
                try await client.create()
            }, to: "createSmtpIntegration", in: .bundled("jframework"), reactions, patience: .seconds(3))
    }

    @Test func aRightClientIsProved() async throws {
        let matrix = try await Self.matrix([
            .status(201): .succeeds,
            .status(400): .surfacesFieldErrors,
            .status(403): .givesUp,
            .status(429): .retries(upTo: 3, honouring: .retryAfter),
            .fault(.reset): .retries(upTo: 3),
        ]) {
            $0.retries = 3
            $0.tellsErrors = true
        }
        #expect(matrix.rows.prefix(5).map(\.verdict) == Array(repeating: .proved, count: 5))
        #expect(matrix.rows.first { $0.cause == .status(429) }?.attempts == 4)
        #expect(matrix.rows.first { $0.cause == .status(429) }?.waits == Array(repeating: .seconds(7), count: 3))
    }
}
