import Support

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The folder of one test and session, into which several threads may put what they know.
///
/// None waits for another: whoever finds one writing leaves its files to that one. The files of the failure that came
/// last stay, in which everything of those before is too.
final class EvidenceFolder: Sendable {
    /// A file's name and content.
    struct File: Sendable {
        let name: String
        let text: String
        /// True for a file that can be run.
        var isExecutable = false

        /// The permission bits, before the process's mask.
        fileprivate var mode: UInt32 { isExecutable ? 0o777 : 0o666 }
    }

    private struct State: Sendable {
        /// How many failures there are.
        var failures = 0
        /// Of which failure the files are that were written or are to be.
        var newest = 0
        var isWriting = false
        var pending: [File]?
    }

    /// Where it is.
    let path: String
    private let state = LockedValue(State())

    private init(path: String) {
        self.path = path
    }

    /// Makes a folder of its own, whatever other threads and processes make at the same time.
    ///
    /// - Parameters:
    ///   - name: What it is called, with a number behind where that is taken.
    ///   - root: The folder that it is made in, which is made too.
    /// - Returns: The folder, which is empty.
    /// - Throws: What the system says.
    static func make(_ name: String, in root: String) throws(FileError) -> EvidenceFolder {
        try FileSystem().makeFolders(root)
        var ordinal = 1
        while true {
            let path = Paths.join(root, ordinal == 1 ? name : "\(name)-\(ordinal)")
            if try FileSystem().makeFolder(path) { return EvidenceFolder(path: path) }
            ordinal += 1
        }
    }

    /// Removes the folder, as long as it is empty.
    func remove() {
        _ = unsafe rmdir(path)
    }

    /// How many failures there are.
    var failures: Int { state.withLock { $0.failures } }
    /// True while a thread writes what was gathered of one.
    var isWriting: Bool { state.withLock { $0.isWriting } }

    /// Says that there is a failure, before what is known of it is gathered.
    ///
    /// - Returns: The failure's number.
    func begin() -> Int {
        state.withLock { state in
            state.failures += 1
            return state.failures
        }
    }

    /// Adds a text at the end of a file, in one call to the system, so that threads may.
    func append(_ text: String, to name: String) throws(FileError) {
        try FileSystem().append(Array(text.utf8), to: Paths.join(path, name))
    }

    /// Keeps what was gathered of a failure, instead of what was gathered of those before.
    ///
    /// - Parameters:
    ///   - files: The files.
    ///   - failure: The failure's number.
    /// - Throws: What the system says.
    func keep(_ files: [File], of failure: Int) throws(FileError) {
        let isWriter = state.withLock { state in
            guard failure > state.newest else { return false }
            state.newest = failure
            guard !state.isWriting else {
                state.pending = files
                return false
            }
            state.isWriting = true
            return true
        }
        guard isWriter else { return }
        var next: [File]? = files
        while let files = next {
            do throws(FileError) {
                for file in files {
                    let place = Paths.join(path, file.name)
                    try FileSystem().writeFile(Array(file.text.utf8), to: place, mode: file.mode)
                }
            } catch {
                state.withLock { state in
                    state.isWriting = false
                    state.pending = nil
                }
                throw error
            }
            next = state.withLock { state in
                defer { state.pending = nil }
                state.isWriting = state.pending != nil
                return state.pending
            }
        }
    }
}
