import ContractTesting
import Foundation
import Support
import Testing

/// The matrix over sockets, with clients that are wrong in ways of their own.
@Suite struct ReactionMatrixTests {
    /// Plays a matrix of the notes API, and gathers what is reported.
    private static func play(
        of operation: String = "createNote", in contract: Contract = .file(NotesMock.file("openapi.yaml")),
        _ reactions: KeyValuePairs<ReactionCause, Reaction>,
        _ client: @escaping @Sendable (NotesClient) async throws -> Void
    ) async throws -> (matrix: ReactionMatrix?, messages: [String]) {
        let messages = LockedValue<[String]>([])
        let matrix = LockedValue<ReactionMatrix?>(nil)
        try await withKnownIssue(isIntermittent: true) {
            let played = try await assertReactions(
                of: { try await client(NotesClient(url: $0, clock: $1)) }, to: operation, in: contract, reactions,
                patience: .seconds(1))
            matrix.withLock { $0 = played }
        } matching: { issue in
            messages.withLock { messages in
                if let error = issue.error { messages.append("\(error)") }
                messages += issue.comments.map(\.rawValue)
            }
            return true
        }
        return (matrix.withLock { $0 }, messages.withLock { $0 })
    }

    @Test func retriesInTheBackgroundAreSeen() async throws {
        let (matrix, messages) = try await Self.play([.status(429): .givesUp, .fault(.reset): .retries(upTo: 3)]) {
            var client = $0
            client.lateRetries = 3
            try await client.create()
        }
        #expect(
            messages.filter { $0.hasPrefix("429") } == [
                "429: tried again 30 s after its call had ended, wanted no request by then"
            ])
        #expect(
            messages.filter { $0.hasPrefix("reset") } == [
                "reset: tried again 30 s after its call had ended, wanted no request by then"
            ])
        // What is wanted of 400 although nobody said so.
        #expect(messages.contains { $0.hasPrefix("400: tried again 30 s after") })
        let row = try #require(matrix?.rows.first)
        #expect(row.attempts > 1)
        #expect(row.ending == "threw, tried again 30 s later")
    }

    @Test func aRetryInTheBackgroundThatBeginsLateIsSeen() async throws {
        let calls = LockedValue(0)
        let (_, messages) = try await Self.play([.status(429): .givesUp]) {
            let isFirst = calls.withLock { calls in
                calls += 1
                return calls == 1
            }
            var client = $0
            client.lateRetries = isFirst ? 1 : 0
            client.lateStart = .milliseconds(50)
            try await client.create()
        }
        #expect(messages.count == 1)
        #expect(messages.first?.hasPrefix("429: tried again ") == true)
        #expect(messages.first?.contains(" after its call had ended, wanted no request by then") == true)
    }

    @Test func anUnknownOperationIsRefusedBeforeAnythingIsPlayed() async throws {
        let calls = LockedValue(0)
        let (matrix, messages) = try await Self.play([
            .status(429): .givesUp, .status(401): .refreshesCredential(by: "listNote"),
        ]) {
            calls.withLock { $0 += 1 }
            try await $0.create()
        }
        #expect(matrix == nil)
        #expect(messages == ["no operation \"listNote\", did you mean \"listNotes\"?"])
        #expect(calls.withLock { $0 } == 0)
    }

    @Test func aRetryInTheBackgroundWithoutEndIsCutOff() async throws {
        let calls = LockedValue(0)
        let (_, messages) = try await Self.play([.status(429): .givesUp]) {
            // The other causes are no matter here, and end it.
            let isFirst = calls.withLock { calls in
                calls += 1
                return calls == 1
            }
            var client = $0
            client.lateRetries = isFirst ? .max : 0
            client.latePause = .milliseconds(1)
            client.isOver = { calls.withLock { $0 > 1 } }
            try await client.create()
        }
        #expect(messages.count == 1)
        #expect(messages.first?.hasPrefix("429: tried again 1 ms after its call had ended") == true)
    }

    @Test func whoFollowsARedirectToItselfMayHaveTriedAgain() async throws {
        let (matrix, messages) = try await Self.play([.fault(.redirectLoop): .givesUp]) {
            var client = $0
            client.followsRedirects = true
            try await client.create()
        }
        let message =
            "redirect loop: nothing is known that is wrong; 5 requests went where a redirect to their own target sent "
            + "them, and retries at once would look the same"
        #expect(messages == ["cannot tell: \(message)"])
        #expect(matrix?.rows.first?.attempts == 1)
        #expect(matrix?.rows.first?.verdict == .cannotTell([message]))
    }

    @Test func aRetryAfterARedirectIsOne() async throws {
        let (matrix, messages) = try await Self.play([.fault(.redirectLoop): .givesUp]) {
            var client = $0
            client.followsRedirects = true
            client.retries = 2
            try await client.create()
        }
        #expect(messages.first == "redirect loop: tried again, 3 attempts in all, wanted 1")
        #expect(matrix?.rows.first?.attempts == 3)
    }

    @Test func aRequestThatTheServerRefusesOnItsOwnLeavesItUndecided() async throws {
        let (_, messages) = try await Self.play([.status(429): .retries(upTo: 2)]) {
            var client = $0
            client.body = #"{"rank": 3}"#
            client.retries = 2
            try await client.create()
        }
        let place = NotesMock.file("openapi.yaml")
        let lines = messages.first { $0.contains("429: ") }?.replacingOccurrences(of: place, with: "FILE")
            .components(separatedBy: "\n")
        #expect(
            lines?.first
                == "cannot tell: 429: attempt 2 was answered 400 by the server itself, so nothing can be told of what the "
                + "client does once the 429 is over")
        #expect(lines?.dropFirst().first?.hasPrefix("  body /text is missing, contract wants a string (FILE:") == true)
    }

    @Test func headIsNoAttemptOfAnOperationThatReads() async throws {
        let (matrix, messages) = try await Self.play(of: "listNotes", [.fault(.reset): .retries(upTo: 1)]) {
            var client = $0
            client.looksFirst = true
            client.retries = 1
            try await client.list()
        }
        #expect(messages == [])
        #expect(matrix?.rows.first?.attempts == 2)
        #expect(matrix?.rows.first?.verdict == .proved)
    }

    @Test func rangesAndTheDefaultAreRows() async throws {
        let folder = NotesMock.newFolder()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("ranges.yaml")
        let document = """
            openapi: 3.1.0
            info: { title: Ranges, version: "1" }
            paths:
              /notes:
                post:
                  operationId: createNote
                  responses:
                    "200": { description: Done. }
                    "400": { description: Wrong. }
                    4XX: { description: Also wrong. }
                    5XX: { description: Broken. }
                    default: { description: Anything. }
                    "101": { description: Another protocol. }
            """
        try Data(document.utf8).write(to: file)
        let (matrix, messages) = try await Self.play(
            in: .file(file.path), [.status(503): .givesUp, .status(700): .givesUp]
        ) { try await $0.create() }
        let rows = try #require(matrix?.rows)
        #expect(rows.count == 6 + 1 + 8)
        #expect(
            rows.prefix(6).map(\.cause.description) == ["503", "700", "200", "400", "4XX as 401", "default as 201"])
        #expect(
            rows.map(\.ending).prefix(6) == [
                "threw", "not played: the server answers with 200 to 599", "returned", "threw", "threw", "returned",
            ])
        #expect(rows[6].cause == .status(101))
        #expect(rows[6].ending == "not played: the server answers with 200 to 599")
        #expect(messages == ["cannot tell: 700: not played: the server answers with 200 to 599"])
    }

    @Test func eachRowIsReportedBeforeTheNext() async throws {
        let broken = FaultKind.scenario("broken", "{ nonsense: 1 }")
        let (matrix, messages) = try await Self.play([
            .status(429): .givesUp, .status(401): .givesUp, .fault(broken): .givesUp,
        ]) {
            var client = $0
            client.retries = 1
            try await client.create()
        }
        #expect(matrix == nil)
        #expect(messages.count == 3)
        #expect(messages.first == "429: tried again, 2 attempts in all, wanted 1")
        #expect(messages.dropFirst().first == "401: tried again, 2 attempts in all, wanted 1")
    }

    @Test func aRowThatFailsLeavesEvidenceOfItsSession() async throws {
        let root = NotesMock.newFolder()
        defer { try? FileManager.default.removeItem(at: root) }
        try await RecordingFolders.$evidenceOverride.withValue(root.path) {
            let (_, messages) = try await Self.play([.status(429): .retries(upTo: 1), .status(401): .givesUp]) {
                var client = $0
                client.retries = 1
                try await client.create()
            }
            let name = "ContractTestingTests.ReactionMatrixTests-aRowThatFailsLeavesEvidenceOfItsSession"
            #expect(messages.first?.hasSuffix("\nevidence: \(root.path)/\(name)") == true)
            let timeline = try String(contentsOfFile: "\(root.path)/\(name)/timeline.txt", encoding: .utf8)
            let lines = timeline.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.allSatisfy { $0.contains("POST /notes  → 401") })
            #expect(try FileManager.default.contentsOfDirectory(atPath: root.path).sorted().first == name)
        }
    }

    @Test func aCancelledMatrixEndsAndSaysSo() async throws {
        let entered = AsyncStream<Void>.makeStream()
        let messages = try await withThrowingTaskGroup(of: [String].self) { group in
            group.addTask {
                try await Self.play([.status(429): .givesUp]) { _ in
                    entered.continuation.yield()
                    // Nobody cancels it: it may end with the process.
                    try? await Task.sleep(for: .seconds(3_600))
                }.messages
            }
            for await _ in entered.stream { break }
            group.cancelAll()
            return try await group.next() ?? []
        }
        #expect(messages.first == "cannot tell: 429: the test was cancelled before the client was done")
    }
}
