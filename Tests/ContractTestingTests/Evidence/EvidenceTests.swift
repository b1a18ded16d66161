import ContractTesting
import Foundation
import Testing

@Suite struct EvidenceTests {
    private let root = NotesMock.newFolder()
    private static let rules = """
        - id: busy
          operation: createNote
          when: { body: { /rank: 3 } }
          respond: { status: 429, body: { error: later } }
          delay: 80ms
        """

    /// Fails, and returns the message.
    private func failure(of body: () throws -> Void) throws -> String {
        let messages = Messages()
        try withKnownIssue {
            try body()
        } matching: { issue in
            messages.add(issue.comments.map(\.rawValue).joined(separator: "\n"))
            return true
        }
        #expect(messages.all.count == 1)
        return messages.all.first ?? ""
    }

    private func text(_ folder: String, _ name: String) throws -> String {
        try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }

    private func json(_ folder: String, _ name: String) throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func aFailedAssertionLeavesEverythingBehind() async throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try await RecordingFolders.$evidenceOverride.withValue(root.path) {
            let mock = try NotesMock.start(rules: Self.rules)
            defer { mock.stop() }
            await NotesMock.send("POST", "notes", #"{"text":"a","rank":3}"#, to: mock)
            await NotesMock.send("POST", "notes", #"{"rank":4}"#, key: "other-secret", to: mock)
            mock.assertReceived("createNote", times: 2)
            #expect(!FileManager.default.fileExists(atPath: root.path))

            let message = try failure { mock.assertReceived("createNote", times: 3) }
            let lines = message.split(separator: "\n")
            #expect(lines.first == "createNote was received twice, expected exactly 3 times")
            let folder = root.path + "/ContractTestingTests.EvidenceTests-aFailedAssertionLeavesEverythingBehind"
            #expect(lines.last == "evidence: \(folder)")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
                    "exchanges.har", "failure.txt", "inline-1.yaml", "replay.sh", "session.json", "timeline.txt",
                ])

            let told = try text(folder, "failure.txt")
            #expect(told.hasPrefix("ContractTestingTests/EvidenceTests.swift:"))
            #expect(told.contains(": createNote was received twice, expected exactly 3 times\n"))
            let timeline = try text(folder, "timeline.txt").split(separator: "\n")
            #expect(
                timeline
                    == [
                        """
                        2024-01-01T00:00:00.000Z  +0s  POST /notes  → 429  \
                        inline-1#busy  delayed 80ms
                        """,
                        """
                        2024-01-01T00:00:00.080Z  +80ms  POST /notes  → 400  documented#invalid  \
                        ! body /text is missing, contract wants a string
                        """,
                    ].map { Substring($0) })
            let log = try #require(try json(folder, "exchanges.har")["log"] as? [String: Any])
            #expect(log["version"] as? String == "1.2")
            let entries = try #require(log["entries"] as? [[String: Any]])
            #expect(entries.map { ($0["response"] as? [String: Any])?["status"] as? Int } == [429, 400])
            #expect(entries.map { $0["time"] as? Int } == [80, 0])

            let session = try json(folder, "session.json")
            #expect(session["test"] as? String == "\(Self.suite)/aFailedAssertionLeavesEverythingBehind()")
            #expect(session["seed"] as? Int == 1)
            let contracts = try #require(session["contracts"] as? [[String: String]])
            #expect(contracts.map { $0["file"] } == [NotesMock.file("openapi.yaml")])
            #expect(contracts.first?["digest"]?.wholeMatch(of: /fnv1a64:[0-9a-f]{16}/) != nil)
            #expect((session["scenarios"] as? [[String: String]])?.map { $0["name"] } == ["documented"])
            #expect((session["rules"] as? [[String: String]])?.map { $0["file"] } == ["inline-1.yaml"])
            let command = """
                understudy serve \(NotesMock.file("openapi.yaml")) \(NotesMock.file("documented.yaml")) \
                \(folder)/inline-1.yaml --scenario documented --scenario inline-1 --seed 1
                """
            #expect(session["replay"] as? String == command)
            let inScript = command.replacingOccurrences(of: folder, with: "\"$here\"")
            #expect(try text(folder, "replay.sh").split(separator: "\n").last == "exec \(inScript) \"$@\"")
            #expect(FileManager.default.isExecutableFile(atPath: folder + "/replay.sh"))
            #expect(!FileManager.default.isExecutableFile(atPath: folder + "/session.json"))

            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                #expect(try !text(folder, name).contains("secret"), "\(name)")
            }
        }
    }

    private static let suite = "ContractTestingTests.EvidenceTests"

    @Test func aLaterFailureOfTheTestAddsToItsFolder() async throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try await RecordingFolders.$evidenceOverride.withValue(root.path) {
            let first = try NotesMock.start()
            let second = try NotesMock.start()
            defer {
                first.stop()
                second.stop()
            }
            _ = try failure { first.assertReceived("getNote") }
            await NotesMock.send("GET", "notes", to: first)
            _ = try failure { first.assertNeverReceived("listNotes") }
            let message = try failure { second.assertReceived("getNote") }
            let name = "ContractTestingTests.EvidenceTests-aLaterFailureOfTheTestAddsToItsFolder"
            #expect(message.hasSuffix("\nevidence: \(root.path)/\(name)-2"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() == [name, "\(name)-2"])
            let folder = root.path + "/" + name
            #expect(try text(folder, "failure.txt").matches(of: /EvidenceTests\.swift:\d+:/).count == 2)
            #expect(try text(folder, "timeline.txt").hasSuffix("GET /notes  → 200  documented#list\n"))
            #expect(try text(folder + "-2", "timeline.txt") == "no request arrived\n")
        }
    }

    @Test func aSessionThatIsClosedKeepsWhatAnEarlierFailureLeft() async throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try await RecordingFolders.$evidenceOverride.withValue(root.path) {
            let mock = try NotesMock.start()
            defer { mock.stop() }
            let session = try mock.session()
            await NotesMock.send("GET", "notes", to: session)
            _ = try failure { session.assertNeverReceived("listNotes") }
            let folder =
                root.path + "/ContractTestingTests.EvidenceTests-aSessionThatIsClosedKeepsWhatAnEarlierFailureLeft"
            let before = try ["timeline.txt", "session.json", "replay.sh"].map { try text(folder, $0) }
            session.stop()
            _ = try failure { session.assertNeverReceived("listNotes") }
            #expect(try ["timeline.txt", "session.json", "replay.sh"].map { try text(folder, $0) } == before)
            #expect(try text(folder, "failure.txt").matches(of: /EvidenceTests\.swift:\d+:/).count == 2)
        }
    }

    @Test func aFolderThatCannotBeMadeIsToldAndTheFailureStays() throws {
        try Data().write(to: root)
        defer { try? FileManager.default.removeItem(at: root) }
        try RecordingFolders.$evidenceOverride.withValue(root.path) {
            let mock = try NotesMock.start()
            defer { mock.stop() }
            let lines = try failure { mock.assertReceived("getNote") }.split(separator: "\n")
            #expect(lines.first == "getNote was not received, expected at least once")
            #expect(lines.last == "evidence could not be written: cannot make \(root.path): File exists")
        }
    }

    @Test func noFolderUnasked() throws {
        let mock = try NotesMock.start()
        defer { mock.stop() }
        #expect(try !failure { mock.assertReceived("getNote") }.contains("evidence"))
    }
}

/// What was reported, by whichever thread.
private final class Messages: @unchecked Sendable {
    private let lock = NSLock()
    private var messages: [String] = []

    func add(_ message: String) { lock.withLock { messages.append(message) } }
    var all: [String] { lock.withLock { messages } }
}
