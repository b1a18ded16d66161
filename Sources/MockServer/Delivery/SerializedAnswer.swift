import HTTPModel

/// A response as bytes, and where its head ends.
struct SerializedAnswer: Hashable, Sendable {
    /// Head and body.
    private(set) var bytes: [UInt8]
    /// The length of the head with its empty line.
    private(set) var headLength: Int
    /// False for the answers to HEAD, and those with a status that has no content.
    let hasContent: Bool

    private static let lineEnd: [UInt8] = [0x0D, 0x0A]

    /// Takes a serialized response; what lies behind its first empty line is the body.
    init(_ bytes: [UInt8], hasContent: Bool = true) {
        self.bytes = bytes
        self.hasContent = hasContent
        headLength = bytes.count
        var index = 3
        while index < bytes.count {
            if bytes[index] == 0x0A, bytes[index - 1] == 0x0D, bytes[index - 2] == 0x0A, bytes[index - 3] == 0x0D {
                headLength = index + 1
                break
            }
            index += 1
        }
    }

    /// The number of bytes behind the head.
    var bodyLength: Int { bytes.count - headLength }
    /// The bytes behind the head.
    var body: ArraySlice<UInt8> { bytes[headLength...] }

    /// The value of the first field line of that name.
    func value(of name: FieldName) -> String? {
        line(of: name).map { line in
            String(
                decoding: bytes[(line.lowerBound + name.lowercasedBytes.count + 1)..<(line.upperBound - 2)],
                as: UTF8.self
            )
            .trimmingSpaces
        }
    }

    /// Puts a line in the place of the first of that name; behind the others when there is none.
    mutating func replace(_ name: FieldName, with newName: FieldName, _ value: String) {
        let place = line(of: name) ?? (headLength - 2)..<(headLength - 2)
        replaceInHead(place, with: Self.line(newName, value))
    }

    /// Adds a line behind the first of that name; behind all others when there is none.
    mutating func add(_ name: FieldName, _ value: String) {
        let place = line(of: name)?.upperBound ?? headLength - 2
        replaceInHead(place..<place, with: Self.line(name, value))
    }

    /// Puts bytes in front of everything; they count as part of the head.
    mutating func prepend(_ more: [UInt8]) {
        replaceInHead(0..<0, with: more)
    }

    /// Puts bytes in the place of everything from an offset on.
    mutating func replace(from offset: Int, with more: [UInt8] = []) {
        bytes.replaceSubrange(min(offset, bytes.count)..., with: more)
        headLength = min(headLength, offset)
    }

    /// Adds bytes at the end.
    mutating func append(_ more: [UInt8]) {
        bytes += more
    }

    private static func line(_ name: FieldName, _ value: String) -> [UInt8] {
        Array("\(name): \(value)".utf8) + lineEnd
    }

    private mutating func replaceInHead(_ range: Range<Int>, with more: [UInt8]) {
        bytes.replaceSubrange(range, with: more)
        headLength += more.count - range.count
    }

    /// The first line of that name, its line end included.
    private func line(of name: FieldName) -> Range<Int>? {
        var start = 0
        while start < headLength, let end = bytes[start..<headLength].firstIndex(of: 0x0A) {
            let line = bytes[start...end]
            let length = name.lowercasedBytes.count
            if line.count > length, line[start + length] == UInt8(ascii: ":"),
                line.prefix(length).lazy.map({ $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) })
                    .elementsEqual(name.lowercasedBytes)
            {
                return start..<(end + 1)
            }
            start = end + 1
        }
        return nil
    }
}

extension String {
    fileprivate var trimmingSpaces: String { String(drop { $0 == " " }) }
}
