package import JSONModel
package import Support

/// What a loader expects a node to be, and how it is read: `.string`, `.integer(in: 1...65535)`, `.oneOf(["a", "b"])`.
///
/// A loader makes further shapes with `init`, so that its own values are read and reported like the built-in ones.
package struct ValueShape<Value>: Sendable {
    /// Reads a node, or says what it is instead.
    package let read: @Sendable (SourceNode) throws(ShapeMismatch) -> Value

    /// Makes a shape of a reading function.
    package init(read: @escaping @Sendable (SourceNode) throws(ShapeMismatch) -> Value) {
        self.read = read
    }
}

extension ValueShape where Value == SourceNode {
    /// Any node.
    package static var any: ValueShape { ValueShape { node throws(ShapeMismatch) in node } }
}

extension ValueShape where Value == String {
    /// A string scalar; numbers and booleans are refused, since YAML tells them apart.
    package static var string: ValueShape {
        ValueShape { node throws(ShapeMismatch) in
            guard let text = node.scalar?.stringValue else { throw .wrongType(node, expected: "a string") }
            return text
        }
    }

    /// A string that is one of these; another is `unknown-value`, with the nearest right one.
    package static func oneOf(_ names: [String]) -> ValueShape {
        ValueShape { node throws(ShapeMismatch) in
            let list = names.joined(separator: ", ")
            guard let text = node.scalar?.stringValue else { throw .wrongType(node, expected: "one of \(list)") }
            guard !names.contains(text) else { return text }
            let suggestion = NearestName.find(text, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
            throw ShapeMismatch("\"\(text)\", expected one of \(list)\(suggestion)", id: "unknown-value")
        }
    }
}

extension ValueShape where Value == Bool {
    /// `true` or `false`.
    package static var boolean: ValueShape {
        ValueShape { node throws(ShapeMismatch) in
            guard let value = node.scalar?.boolValue else { throw .wrongType(node, expected: "true or false") }
            return value
        }
    }
}

extension ValueShape where Value == Int {
    /// A number without a fraction that fits 64 bits.
    package static var integer: ValueShape {
        ValueShape { node throws(ShapeMismatch) in
            guard let value = node.scalar?.intValue else { throw .wrongType(node, expected: "an integer") }
            return value
        }
    }

    /// An integer within bounds; another is `out-of-range`.
    package static func integer(in range: ClosedRange<Int>) -> ValueShape {
        ValueShape { node throws(ShapeMismatch) in
            let wanted =
                range.upperBound == .max
                ? "an integer of \(range.lowerBound) or more"
                : "an integer from \(range.lowerBound) to \(range.upperBound)"
            guard let value = node.scalar?.intValue else { throw .wrongType(node, expected: wanted) }
            guard range.contains(value) else {
                throw ShapeMismatch("\(value), expected \(wanted)", id: "out-of-range")
            }
            return value
        }
    }
}

extension ValueShape where Value == UInt64 {
    /// An integer from 0 to 2^64 - 1; another is `out-of-range`.
    package static var unsignedInteger: ValueShape {
        ValueShape { node throws(ShapeMismatch) in
            let wanted = "an integer from 0 to \(UInt64.max)"
            guard let number = node.scalar?.numberValue else { throw .wrongType(node, expected: wanted) }
            guard let value = number.unsignedValue else {
                throw ShapeMismatch("\(number), expected \(wanted)", id: "out-of-range")
            }
            return value
        }
    }
}

extension ValueShape where Value == Double {
    /// A number; of one that no double holds, the nearest.
    package static var number: ValueShape {
        ValueShape { node throws(ShapeMismatch) in
            guard let value = node.scalar?.numberValue else { throw .wrongType(node, expected: "a number") }
            return value.doubleValue
        }
    }
}

extension ValueShape where Value == Duration {
    /// A duration with its unit, such as `60s`; one that cannot be read is `bad-duration`.
    package static var duration: ValueShape {
        ValueShape { node throws(ShapeMismatch) in
            guard let text = node.quantityText else {
                throw .wrongType(node, expected: "a duration such as 80ms, 1.5s or 2m")
            }
            do throws(QuantityError) {
                return try Durations.parse(text)
            } catch {
                throw ShapeMismatch("\"\(text)\", which \(error.problem)", id: "bad-duration")
            }
        }
    }
}

extension ValueShape where Value == ByteSize {
    /// A size such as `64KiB`, or a number of bytes; one that cannot be read is `bad-size`.
    package static var byteSize: ValueShape<ByteSize> {
        ValueShape { node throws(ShapeMismatch) in
            guard let text = node.quantityText else {
                throw .wrongType(node, expected: "a size such as 65536 or 64KiB")
            }
            do throws(QuantityError) {
                return try ByteSize(text)
            } catch {
                throw ShapeMismatch("\"\(text)\", which \(error.problem)", id: "bad-size")
            }
        }
    }

    /// A size from one byte up to a bound; another is `out-of-range`.
    package static func byteSize(upTo most: ByteSize) -> ValueShape<ByteSize> {
        ValueShape { node throws(ShapeMismatch) in
            let size = try byteSize.read(node)
            guard (1...most.bytes).contains(size.bytes) else {
                throw ShapeMismatch("\(size), expected a size from 1B to \(most)", id: "out-of-range")
            }
            return size
        }
    }
}

extension ValueShape where Value == [SourceNode] {
    /// A sequence; its elements are read one by one.
    package static var sequence: ValueShape {
        ValueShape { node throws(ShapeMismatch) in
            guard let elements = node.elements else { throw .wrongType(node, expected: "a sequence") }
            return elements
        }
    }
}

extension ValueShape where Value == JSONValue {
    /// Any node, its positions left behind.
    package static var json: ValueShape<JSONValue> { ValueShape { node throws(ShapeMismatch) in node.jsonValue } }
}

extension SourceNode {
    /// A string's text, or the digits of an integer that somebody wrote without quotes and unit.
    fileprivate var quantityText: String? {
        switch scalar {
        case .string(let text): text
        case .number(let number): number.intValue.map(String.init) ?? String(number.doubleValue)
        default: nil
        }
    }
}
