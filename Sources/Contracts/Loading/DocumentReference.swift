internal import HTTPModel
internal import JSONModel

/// A `$ref` split into the file that it leads to and the pointer into that file (RFC 3986, section 5; RFC 6901,
/// section 6).
struct DocumentReference: Hashable, Sendable {
    /// The path of the file, resolved against the referring one.
    let file: String
    /// The pointer into it.
    let pointer: JSONPointer

    /// Reads a reference; nil when its fragment is no JSON Pointer.
    init?(_ text: String, relativeTo document: String) {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = PathText.decoded(parts[0])
        file = path.isEmpty ? document : Self.resolve(path, against: document)
        let fragment = parts.count > 1 ? PathText.decoded(parts[1]) : ""
        guard let pointer = JSONPointer(fragment) else { return nil }
        self.pointer = pointer
    }

    /// True for a text with `://`, byte by byte since contracts have hundreds of references to look at.
    static func isURL(_ text: String) -> Bool {
        var matched = 0
        for byte in text.utf8 {
            switch (byte, matched) {
            case (UInt8(ascii: ":"), _): matched = 1
            case (UInt8(ascii: "/"), 1): matched = 2
            case (UInt8(ascii: "/"), 2): return true
            default: matched = 0
            }
        }
        return false
    }

    /// Resolves a relative path against the folder of a file.
    static func resolve(_ path: String, against document: String) -> String {
        if path.hasPrefix("/") || isURL(path) { return path }
        var folders = document.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        for part in path.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                if let last = folders.last, last != "..", !(last.isEmpty && folders.count == 1) {
                    folders.removeLast()
                } else {
                    folders.append("..")
                }
            default: folders.append(String(part))
            }
        }
        return folders.joined(separator: "/")
    }
}
