internal import HTTPModel

extension Span<UInt8> {
    /// At most eight bytes as one number, in lower case.
    @inline(__always)
    func word(_ start: Int, _ end: Int) -> UInt64 {
        var word: UInt64 = 0
        var index = start
        while index < end {
            word = word << 8 | UInt64(ByteClass.lowercased(self[index]))
            index += 1
        }
        return word
    }

    /// True when the bytes of a range are the given ones but for the case of letters.
    func equals(_ range: Range<Int>, _ word: [UInt8]) -> Bool {
        guard range.count == word.count else { return false }
        for index in word.indices where ByteClass.lowercased(self[range.lowerBound + index]) != word[index] {
            return false
        }
        return true
    }

    /// Calls the closure with the place of every element of a comma-separated value that is not empty.
    func forEachElement(of line: HeaderFields.Line, _ body: (Range<Int>) -> Void) {
        let end = Int(line.valueEnd)
        var start = Int(line.valueStart)
        while start < end {
            var stop = start
            while stop < end, self[stop] != UInt8(ascii: ",") { stop += 1 }
            let next = stop + 1
            while start < stop, ByteClass.isSpace(self[start]) { start += 1 }
            while stop > start, ByteClass.isSpace(self[stop - 1]) { stop -= 1 }
            if start < stop { body(start..<stop) }
            start = next
        }
    }
}
