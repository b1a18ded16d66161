/// The header or trailer fields of one message, in order, as the bytes that carry them.
///
/// All names and values stand in one byte array with a table of offsets, so that a parsed head costs two
/// allocations however many fields it has. Names are compared without regard to case (RFC 9110, section 5.1).
package struct HeaderFields: Sendable {
    /// Where one field's name and value stand in the byte array, as half-open offsets.
    package struct Line: Sendable, Hashable {
        package var nameStart: Int32
        package var nameEnd: Int32
        package var valueStart: Int32
        package var valueEnd: Int32

        /// Makes a line from offsets into the array that the fields are made with.
        @inlinable
        package init(nameStart: Int32, nameEnd: Int32, valueStart: Int32, valueEnd: Int32) {
            self.nameStart = nameStart
            self.nameEnd = nameEnd
            self.valueStart = valueStart
            self.valueEnd = valueEnd
        }
    }

    /// The bytes that names and values are slices of; a parsed head holds its whole head here.
    package private(set) var bytes: [UInt8]
    /// One entry a field line, in the order of the wire.
    package private(set) var lines: [Line]

    /// Makes an empty list of fields.
    package init() {
        bytes = []
        lines = []
    }

    /// Makes fields over bytes that were parsed already.
    ///
    /// - Parameters:
    ///   - bytes: The head as it arrived.
    ///   - lines: One entry a field line, whose offsets lie within `bytes`.
    package init(bytes: [UInt8], lines: [Line]) {
        self.bytes = bytes
        self.lines = lines
    }

    /// The number of field lines.
    package var count: Int { lines.count }
    /// True when there is no field line.
    package var isEmpty: Bool { lines.isEmpty }

    /// Adds a field line at the end.
    package mutating func append(_ name: FieldName, _ value: String) {
        let nameStart = bytes.count
        bytes.append(contentsOf: name.canonical.utf8)
        let valueStart = bytes.count
        bytes.append(contentsOf: value.utf8)
        lines.append(
            Line(
                nameStart: Int32(nameStart), nameEnd: Int32(valueStart),
                valueStart: Int32(valueStart), valueEnd: Int32(bytes.count)))
    }

    /// Removes every line of that name.
    package mutating func removeAll(_ name: FieldName) {
        let kept = lines.filter { !matches($0, name) }
        lines = kept
    }

    /// Removes every line of that name and adds one with the new value.
    package mutating func set(_ name: FieldName, _ value: String) {
        removeAll(name)
        append(name, value)
    }

    /// True when some line has that name.
    package func contains(_ name: FieldName) -> Bool {
        lines.contains { matches($0, name) }
    }

    /// The value of the first line of that name.
    package func first(_ name: FieldName) -> String? {
        for line in lines where matches(line, name) { return value(of: line) }
        return nil
    }

    /// The bytes of the first line of that name, without making a string.
    package func firstBytes(_ name: FieldName) -> ArraySlice<UInt8>? {
        for line in lines where matches(line, name) { return bytes[Int(line.valueStart)..<Int(line.valueEnd)] }
        return nil
    }

    /// The values of every line of that name, in order.
    package func values(_ name: FieldName) -> [String] {
        lines.compactMap { matches($0, name) ? value(of: $0) : nil }
    }

    /// The combined value of every line of that name, joined by a comma and a space (RFC 9110, section 5.3).
    package subscript(name: FieldName) -> String? {
        var combined: String?
        for line in lines where matches(line, name) {
            let next = value(of: line)
            combined = combined.map { $0 + ", " + next } ?? next
        }
        return combined
    }

    /// The name of a line as it was sent.
    package func name(of line: Line) -> String {
        String(decoding: bytes[Int(line.nameStart)..<Int(line.nameEnd)], as: UTF8.self)
    }

    /// The value of a line; bytes that are no UTF-8 are replaced.
    package func value(of line: Line) -> String {
        String(decoding: bytes[Int(line.valueStart)..<Int(line.valueEnd)], as: UTF8.self)
    }

    /// True when the line has that name.
    package func matches(_ line: Line, _ name: FieldName) -> Bool {
        let start = Int(line.nameStart)
        let wanted = name.lowercasedBytes
        guard Int(line.nameEnd) - start == wanted.count else { return false }
        for index in wanted.indices where ASCII.lowercased(bytes[start + index]) != wanted[index] { return false }
        return true
    }
}

extension HeaderFields: Equatable {
    package static func == (left: HeaderFields, right: HeaderFields) -> Bool {
        left.elementsEqual(right) { FieldName($0.name) == FieldName($1.name) && $0.value == $1.value }
    }
}

extension HeaderFields: Sequence {
    /// Yields names and values as text, in order.
    package func makeIterator() -> AnyIterator<(name: String, value: String)> {
        var index = 0
        return AnyIterator {
            guard index < lines.count else { return nil }
            defer { index += 1 }
            return (name(of: lines[index]), value(of: lines[index]))
        }
    }
}

extension HeaderFields: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (FieldName, String)...) {
        self.init()
        for (name, value) in elements { append(name, value) }
    }
}
