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
        let isOutside = Problem(message: "\(path) is not under the scenario's folder \(folder)")
        guard !path.hasPrefix("/"), Paths.relative(full, to: folder) != nil else { throw isOutside }
        guard reader.exists(full) else { throw Problem(message: "there is no file \(full)") }
        // What a link leads to counts, not where it stands.
        guard reader.isBelow(full, folder: folder) else { throw isOutside }
        do throws(FileError) {
            return try reader.readFile(full)
        } catch {
            throw Problem(message: error.description)
        }
    }
}
