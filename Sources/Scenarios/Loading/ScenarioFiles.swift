import Support

/// The files that one scenario may answer with: those under its own folder (`file:`).
struct ScenarioFiles {
    /// Why a file cannot be used.
    struct Problem: Error {
        let message: String
    }

    let folder: String
    let reader: any FileReader

    /// The bytes of a file named relative to the scenario's folder.
    func read(_ path: String) throws(Problem) -> [UInt8] {
        let full = Paths.join(folder, path)
        guard !path.hasPrefix("/"), reader.isBelow(full, folder: folder) else {
            throw Problem(message: "\(path) is not under the scenario's folder \(folder)")
        }
        do throws(FileError) {
            return try reader.readFile(full)
        } catch {
            throw Problem(message: error.description)
        }
    }
}
