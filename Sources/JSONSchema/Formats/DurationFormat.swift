/// The format `duration`: RFC 3339, appendix A.
enum DurationFormat {
    static func accepts(_ text: String) -> Bool {
        var reader = ByteReader(text)
        guard reader.take("P") else { return false }
        guard let date = units(of: ["Y", "M", "W", "D"], &reader) else { return false }
        if date.contains(2) { return date == [2] && reader.isAtEnd }
        // Years and days have months between them.
        guard areAdjacent(date.map { $0 == 3 ? 2 : $0 }) else { return false }
        guard reader.take("T") else { return !date.isEmpty && reader.isAtEnd }
        guard let time = units(of: ["H", "M", "S"], &reader) else { return false }
        return !time.isEmpty && areAdjacent(time) && reader.isAtEnd
    }

    /// The units that follow with a number before each, as offsets into those allowed, in their order.
    private static func units(of allowed: [Unicode.Scalar], _ reader: inout ByteReader) -> [Int]? {
        var found: [Int] = []
        while reader.takeAll(where: ByteReader.isDigit) > 0 {
            let start = found.last.map { $0 + 1 } ?? 0
            guard let unit = (start..<max(start, allowed.count)).first(where: { reader.take(allowed[$0]) }) else {
                return nil
            }
            found.append(unit)
        }
        return found
    }

    private static func areAdjacent(_ units: [Int]) -> Bool {
        zip(units, units.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }
}
