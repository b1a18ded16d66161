import Support

/// Whether the threads of this process run, as the kernel knows.
enum ThreadStates {
    /// True while a thread other than this one runs or waits for a processor; false where the kernel does not tell.
    ///
    /// Such a thread may be a client's that has an answer to read, however little was computed lately.
    static var othersWantToRun: Bool {
        #if canImport(Glibc)
        let folder = "/proc/self/task"
        let files = FileSystem()
        guard let threads = try? files.listFolder(folder), let link = try? files.resolved("/proc/thread-self") else {
            return false
        }
        let own = Paths.name(of: link)
        return threads.contains { thread in
            guard thread != own, let line = try? files.readFile("\(folder)/\(thread)/stat") else { return false }
            // The name stands in brackets and may hold anything; the state is the letter behind it (proc(5)).
            guard let bracket = line.lastIndex(of: UInt8(ascii: ")")), line.count > bracket + 2 else { return false }
            return line[bracket + 2] == UInt8(ascii: "R")
        }
        #else
        return false
        #endif
    }
}
