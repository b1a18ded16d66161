import Glibc
import JSONModel
import MockServer
import Support

/// The file that tells a waiting program where the server listens.
enum ReadyFile {
    /// Takes the file away, if it is there.
    static func remove(_ path: String) {
        _ = unsafe unlink(path)
    }

    /// Writes one JSON line, whole or not at all.
    static func write(_ addresses: RunningServer.Addresses, to path: String) throws(CommandError) {
        var members: [(String, JSONValue)] = [("url", .string(addresses.url))]
        members.append(("tlsUrl", addresses.tlsURL.map(JSONValue.string) ?? .null))
        members.append(("pid", .number(JSONNumber(Int(getpid())))))
        let line = JSONValue.object(JSONObject(members)).compactText + "\n"
        do throws(FileError) {
            try FileSystem().writeFile(Array(line.utf8), to: path)
        } catch {
            throw CommandError("--ready-file: \(error.description)")
        }
    }
}
