extension PathTemplate {
    /// The arguments of a path that is known to match, in the template's order.
    func arguments(of path: String) -> [PathArgument] {
        guard hasParameters else { return [] }
        let bytes = path.utf8
        var arguments: [PathArgument] = []
        arguments.reserveCapacity(segments.count)
        var start = bytes.startIndex
        if bytes.first == UInt8(ascii: "/") { bytes.formIndex(after: &start) }
        for segment in segments {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
            switch segment {
            case .literal: break
            case .parameter(let name):
                arguments.append(PathArgument(name: name, encoded: path[start..<end]))
            case .mixed(let parts):
                arguments += SegmentPattern(parts).arguments(of: path[start..<end]) ?? []
            }
            if end == bytes.endIndex { break }
            start = bytes.index(after: end)
        }
        return arguments
    }

    /// True when the last segments of a path, slashes at its end aside, are like the template's.
    func matchesEnd(of path: String) -> Bool {
        let parts = path.split(separator: "/")
        guard parts.count >= segments.count else { return false }
        return zip(segments, parts.suffix(segments.count)).allSatisfy { segment, part in
            switch segment {
            case .literal(let text): text == part
            case .parameter: true
            case .mixed(let pieces): SegmentPattern(pieces).arguments(of: part) != nil
            }
        }
    }
}
