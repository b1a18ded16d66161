import Contracts
import Support

/// The files that tests recorded their coverage in, and the baseline, which is such a file too.
enum CoverageFiles {
    /// Puts together what the files of a folder hold.
    static func read(folder: String) throws(CommandError) -> CoverageRecord {
        let files = FileSystem()
        guard files.exists(folder) else {
            throw CommandError(
                "no folder \(folder): no test recorded anything there, expected the folder that tests ran with as "
                    + "UNDERSTUDY_COVERAGE=\(folder)")
        }
        let names: [String]
        do throws(FileError) {
            names = try files.listFolder(folder)
        } catch {
            throw CommandError(error.description)
        }
        let own = names.filter { Paths.ending(of: $0) == CoverageFile.ending }
        guard !own.isEmpty else {
            throw CommandError(
                "no recording in \(folder), expected *.\(CoverageFile.ending) files of tests that ran with "
                    + "UNDERSTUDY_COVERAGE=\(folder)")
        }
        var record = CoverageRecord()
        for name in own { record.merge(try read(file: Paths.join(folder, name))) }
        return record
    }

    /// Reads one file.
    static func read(file: String) throws(CommandError) -> CoverageRecord {
        do throws(FileError) {
            let bytes = try FileSystem().readFile(file)
            do throws(CoverageFileError) {
                return try CoverageFile.read(bytes)
            } catch {
                throw FileError(attempt: "read", path: "\(file):\(error.line)", reason: error.reason)
            }
        } catch {
            throw CommandError(error.description)
        }
    }

    /// Writes a baseline.
    static func write(_ record: CoverageRecord, to path: String) throws(CommandError) {
        do throws(FileError) {
            try FileSystem().writeFile(Array(CoverageFile.text(of: record).utf8), to: path)
        } catch {
            throw CommandError(error.description)
        }
    }
}
