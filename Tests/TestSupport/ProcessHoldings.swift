import Foundation

/// What a process holds of the system, counted by kind: each sort of descriptor, each file, and threads.
package struct ProcessHoldings: Equatable {
    private let counts: [String: Int]

    /// What this process holds now.
    package static var current: ProcessHoldings {
        let files = FileManager.default
        var counts: [String: Int] = [:]
        for name in (try? files.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
            // The descriptor that reads the folder is gone by now.
            guard let target = try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)") else { continue }
            // Without its number `socket:[4711]` is any socket; of a file the path tells which.
            counts[target.hasSuffix("]") ? target.filter { !$0.isNumber } : target, default: 0] += 1
        }
        counts["threads"] = (try? files.contentsOfDirectory(atPath: "/proc/self/task"))?.count
        return ProcessHoldings(counts: counts)
    }

    /// The memory that the process has in use, in bytes; 0 where the system does not say.
    package static var residentBytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1_024
    }

    /// How many of a kind there are.
    package subscript(kind: String) -> Int { counts[kind] ?? 0 }

    /// What is different in another count, one line a kind.
    package func differences(from other: ProcessHoldings) -> [String] {
        Set(counts.keys).union(other.counts.keys).sorted().filter { self[$0] != other[$0] }
            .map { "\($0): \(other[$0]) before, \(self[$0]) after" }
    }
}
