import Foundation

/// A folder that is removed when the last reference to it goes.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("understudy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// The path of a file inside.
    func path(_ name: String) -> String {
        url.appendingPathComponent(name).path
    }

    /// The text of a file inside, nil while there is none.
    func text(_ name: String) -> String? {
        try? String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
    }

    /// Writes a file inside, with the folders above it.
    func write(_ text: String, to name: String) throws {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Copies the repository's contracts and scenarios inside, so that a test may spoil them.
    func copyRepertoire() throws {
        for name in ["fixtures", "scenarios", "docs"] {
            try FileManager.default.copyItem(
                at: Repository.file(name).resolvingSymlinksInPath(), to: url.appendingPathComponent(name))
        }
    }
}
