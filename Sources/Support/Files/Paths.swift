/// Paths as text, without looking at any file; `/` parts them.
package enum Paths {
    /// A path seen from a folder: an absolute one as it is, another one below the folder, both normalised.
    package static func join(_ folder: String, _ path: String) -> String {
        path.hasPrefix("/") || folder.isEmpty ? normalise(path) : normalise(folder + "/" + path)
    }

    /// The path without empty, `.` and needless `..` parts; an empty path is `.`.
    ///
    /// A `..` behind a link may mean another folder to the system: resolve a path before trusting where it leads.
    package static func normalise(_ path: String) -> String {
        if isNormal(path) { return path }
        var parts: [Substring] = []
        let isAbsolute = path.hasPrefix("/")
        for part in path.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(part)
            } else if let last = parts.last, last != ".." {
                parts.removeLast()
            } else if !isAbsolute {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
    }

    /// True for a path that has no part to be taken out, found without taking it apart.
    private static func isNormal(_ path: String) -> Bool {
        guard !path.isEmpty else { return false }
        // The first byte of the part at hand, and how long the part is so far.
        var length = 0
        var dots = 0
        var isFirst = true
        for byte in path.utf8 {
            if byte == UInt8(ascii: "/") {
                if length == dots, !(isFirst && length == 0) { return false }
                length = 0
                dots = 0
                isFirst = false
            } else {
                length += 1
                if byte == UInt8(ascii: ".") { dots += 1 }
            }
        }
        return length > dots
    }

    /// The folder that holds a file: `a` for `a/b.yaml`, `.` for `b.yaml`, `/` for `/b.yaml`.
    package static func folder(of path: String) -> String {
        normalise(normalise(path) == "/" ? "/" : path + "/..")
    }

    /// The last part: `b.yaml` for `a/b.yaml`; empty for `/`.
    package static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? ""
    }

    /// The path without its last part's ending: `a/b` for `a/b.yaml`; a name that begins with its only dot has none.
    package static func withoutEnding(_ path: String) -> String {
        let ending = self.ending(of: path)
        return ending.isEmpty ? path : String(path.dropLast(ending.count + 1))
    }

    /// The last part's ending without the dot: `yaml` for `a/b.yaml`; empty when there is none.
    package static func ending(of path: String) -> String {
        let name = name(of: path)
        guard !path.hasSuffix("/"), let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return String(name[name.index(after: dot)...])
    }

    /// The path seen from a folder that lies above it by text alone: `b/c` for `a/b/c` from `a`; nil elsewhere.
    package static func relative(_ path: String, to folder: String) -> String? {
        let (path, folder) = (normalise(path), normalise(folder))
        if path == folder { return "." }
        if folder == "." { return path.hasPrefix("/") || path.hasPrefix("..") ? nil : path }
        let prefix = folder == "/" ? "/" : folder + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
    }
}
