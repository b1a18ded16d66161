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
        return mock.evidenceFolders.withLock { folders in
            do throws(FileError) {
                let folder: String
                if let known = folders[test] {
                    folder = known
                } else {
                    folder = try makeFolder(for: test, in: root)
                    folders[test] = folder
                }
                let message = "\(site.fileID):\(site.line): \(failure)\n"
                try FileSystem().append(Array(message.utf8), to: Paths.join(folder, "failure.txt"))
                try writeSession(of: mock, test: test, to: folder)
                return "evidence: \(folder)"
            } catch {
                return "evidence could not be written: \(error)"
            }
        }
    }

    private static func writeSession(of mock: MockServer, test: String, to folder: String) throws(FileError) {
        func ask(_ target: String) -> JSONValue? { try? mock.administration.ask("GET", target) }
        func write(_ text: String, _ name: String) throws(FileError) {
            try FileSystem().writeFile(Array(text.utf8), to: Paths.join(folder, name))
        }
        let session = "/sessions/\(mock.session)"
        let description = ask(session)
        let entries = ask(session + "/journal")?["entries"]?.arrayValue ?? []
        try write(EvidenceTimeline.lines(of: entries).map { $0 + "\n" }.joined(), "timeline.txt")
        if let archive = ask(session + "/journal.har") { try write(archive.prettyText + "\n", "exchanges.har") }
        let replay = Replay(
            session: description ?? [:], contracts: ask("/contracts")?["contracts"]?.arrayValue ?? [],
            scenarios: ask("/scenarios")?["scenarios"]?.arrayValue ?? [], choices: mock.choices.withLock { $0 },
            isLocal: mock.administration is InProcessAdministration, folder: folder)
        for rules in replay.rules { try write(rules.text, rules.name) }
        try write(replay.script, "replay.sh")
        try write(replay.json(test: test, session: description ?? [:]).prettyText + "\n", "session.json")
    }

    /// Makes a folder of its own, whatever other processes make at the same time.
    private static func makeFolder(for test: String, in root: String) throws(FileError) -> String {
        try FileSystem().makeFolders(root)
        let name = folderName(of: test)
        var ordinal = 1
        while true {
            let folder = Paths.join(root, ordinal == 1 ? name : "\(name)-\(ordinal)")
            if try FileSystem().makeFolder(folder) { return folder }
            ordinal += 1
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
