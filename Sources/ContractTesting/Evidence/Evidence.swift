import Foundation
import JSONModel
import Support

/// What a failed assertion leaves behind for whoever looks into it: one folder for each test and session.
enum Evidence {
    /// Writes what is known of a session at the moment of a failure; a later failure of the same test adds to it.
    ///
    /// - Parameters:
    ///   - mock: The session.
    ///   - failure: The lines of the failure's message.
    ///   - site: Where the assertion stands.
    /// - Returns: The line that the message ends with, which names the folder or says why there is none; nil where
    ///   nobody wants evidence.
    static func write(for mock: MockServer, failure: String, at site: CallSite) -> String? {
        guard let root = RecordingFolders.evidence else { return nil }
        let test = CurrentTest.name ?? mock.coverage.test
        do throws(FileError) {
            let folder = try folder(of: test, on: mock, in: root)
            // Before the journal is read: who comes later has read all of what this one reads.
            let ordinal = folder.begin()
            try folder.append("\(site.fileID):\(site.line): \(failure)\n", to: "failure.txt")
            // A session that cannot be asked any more left its files with an earlier failure, or has none.
            if let files = files(of: mock, test: test, in: folder.path) { try folder.keep(files, of: ordinal) }
            return "evidence: \(folder.path)"
        } catch {
            return "evidence could not be written: \(ErrorText.line(of: error))"
        }
    }

    /// The folder of a test and session, which is made when there is none.
    private static func folder(
        of test: String, on mock: MockServer, in root: String
    ) throws(FileError) -> EvidenceFolder {
        if let known = mock.evidenceFolders.withLock({ $0[test] }) { return known }
        let made = try EvidenceFolder.make(folderName(of: test), in: root)
        let kept = mock.evidenceFolders.withLock { folders in
            let kept = folders[test] ?? made
            folders[test] = kept
            return kept
        }
        // Another thread of the same test was faster.
        if kept !== made { made.remove() }
        return kept
    }

    /// What is known of a session just now; nil when it cannot be asked.
    private static func files(of mock: MockServer, test: String, in folder: String) -> [EvidenceFolder.File]? {
        func ask(_ target: String) -> JSONValue? { try? mock.administration.ask("GET", target) }
        let session = "/sessions/\(mock.session)"
        guard let description = ask(session) else { return nil }
        let entries = Self.entries { ask(session + "/journal")?["entries"]?.arrayValue ?? [] }
        let timeline = EvidenceTimeline.lines(of: entries).map { $0 + "\n" }.joined()
        var files = [EvidenceFolder.File(name: "timeline.txt", text: timeline)]
        if let archive = ask(session + "/journal.har") {
            files.append(.init(name: "exchanges.har", text: archive.prettyText + "\n"))
        }
        let replay = Replay(
            session: description, contracts: ask("/contracts")?["contracts"]?.arrayValue ?? [],
            scenarios: ask("/scenarios")?["scenarios"]?.arrayValue ?? [], choices: mock.choices.withLock { $0 },
            isLocal: mock.administration is InProcessAdministration, folder: folder)
        files += replay.rules.map { .init(name: $0.name, text: $0.text) }
        files.append(.init(name: "replay.sh", text: replay.script, isExecutable: true))
        let summary = replay.json(test: test, session: description).prettyText + "\n"
        files.append(.init(name: "session.json", text: summary))
        return files
    }

    /// The journal's entries, once it knows of the answers that clients have how they ended, which it learns a moment after
    /// them; what is still on its way by then is told so.
    private static func entries(_ read: () -> [JSONValue]) -> [JSONValue] {
        let end = ContinuousClock.now + .seconds(1)
        while true {
            let entries = read()
            let isEnding = entries.contains { $0["status"] != nil && $0["outcome"]?.stringValue == "pending" }
            guard isEnding, ContinuousClock.now < end else { return entries }
            Thread.sleep(forTimeInterval: 0.001)
        }
    }

    /// A test's name as a file system and a shell take it as it is.
    static func folderName(of test: String) -> String {
        let words = test.split { character in
            !(character.isASCII && (character.isLetter || character.isNumber || "._".contains(character)))
        }
        let name = words.joined(separator: "-").drop { $0 == "." }
        return name.isEmpty ? "test" : String(name.prefix(150))
    }
}
