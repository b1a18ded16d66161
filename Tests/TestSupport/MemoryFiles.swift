package import Support

/// Files that stand in memory, so that loaders can be tested without a disk.
package struct MemoryFiles: FileReader {
    private let files: [String: [UInt8]]

    /// Makes files of that text.
    package init(_ texts: [String: String]) {
        files = texts.mapValues { Array($0.utf8) }
    }
}
