extension [Diagnostic] {
    /// The findings of each file by their places, files in the order of their first finding.
    package var inOrderOfPlace: [Diagnostic] {
        var files: [String: Int] = [:]
        for finding in self where files[finding.location.file] == nil { files[finding.location.file] = files.count }
        let keyed = enumerated().map { index, finding in
            let position = finding.location.position
            return (
                key: (files[finding.location.file] ?? 0, position.line, position.column, index), finding: finding
            )
        }
        return keyed.sorted { $0.key < $1.key }.map(\.finding)
    }
}
