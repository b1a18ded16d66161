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

    @Test func aClientThatRefreshesItsCredentialIsProved() async throws {
        let matrix = try await Self.matrix([.status(401): .refreshesCredential(by: "refreshAuthKey")]) {
            $0.refreshes = true
        }
        #expect(matrix.rows[0].verdict == .proved)
    }

    /// What is wrong with a client, and the line that says so.
    private static let wrongClients:
        [(
            reactions: KeyValuePairs<ReactionCause, Reaction>, change: @Sendable (inout SampleClient) -> Void,
            line: String
        )] = [
            (
                [.status(403): .givesUp],
                {
                    $0.retried = [403]
                    $0.retries = 2
                }, "403: tried again, 3 attempts in all, wanted 1"
            ),
            ([.status(400): .surfacesFieldErrors], { _ in }, "400: the error does not tell of"),
            ([.status(429): .retries(upTo: 3)], { _ in }, "429: did not try again, wanted up to 3 retries"),
            ([.status(429): .retries(upTo: 3)], { $0.retries = 5 }, "429: tried again 5 times, wanted at most 3"),
            (
                [.status(429): .retries(upTo: 3, honouring: .retryAfter)],
                {
                    $0.retries = 3
                    $0.heedsRetryAfter = false
                },
                "429: tried again after 1 s, wanted 7 s at least, as Retry-After says"
            ),
            (
                [.fault(.reset): .retries(upTo: 3)],
                {
                    $0.retries = 3
                    $0.changesBody = true
                },
                "reset: attempt 2 sent another body than the first"
            ),
            (
                [.status(401): .refreshesCredential(by: "refreshAuthKey")], { _ in },
                "401: did not try again with another credential"
            ),
            (
                [.status(401): .refreshesCredential(by: "refreshAuthKey")],
                {
                    $0.refreshes = true
                    $0.asksForKey = false
                },
                "401: did not ask refreshAuthKey between the attempts"
            ),
            (
                [.fault(.reset): .retries(upTo: 3, honouring: .retryAfter)], { $0.retries = 3 },
                "reset: no answer carried Retry-After"
            ),
        ]

    @Test(arguments: wrongClients.indices)
    func aWrongClientIsRefuted(index: Int) async throws {
        let (reactions, change, line) = Self.wrongClients[index]
        let told = LockedLines()
        try await withKnownIssue {
            let matrix = try await Self.matrix(reactions, change)
            switch matrix.rows[0].verdict {
            case .refuted(let lines), .cannotTell(let lines): told.add(lines)
            case .proved, nil: break
            }
        } matching: { issue in
            issue.comments.contains { $0.rawValue.contains(line) }
                || issue.comments.contains { $0.rawValue.contains("40") }
        }
        #expect(told.lines.first?.hasPrefix(line) == true, "\(told.lines)")
    }

    @Test func aStalledClientIsLeftUndecided() async throws {
        try await withKnownIssue {
            let matrix = try await Self.matrix([.fault(.stall): .givesUp]) { _ in }
            #expect(matrix.rows[0].verdict != .proved)
        } matching: { issue in
            issue.comments.contains {
                $0.rawValue
                    == "cannot tell: stall: the client was still busy when its real time was over; shorten its timeout, or raise "
                    + "patience"
            }
        }
    }
}
