internal import HTTPModel

/// The words of field lines that the codec itself understands, in lower case.
enum FieldNames {
    static let host = Array("host".utf8)
    static let expect = Array("expect".utf8)
    static let connection = Array("connection".utf8)
    static let contentType = Array("content-type".utf8)
    static let contentLength = Array("content-length".utf8)
    static let transferEncoding = Array("transfer-encoding".utf8)
    static let close = Array("close".utf8)
    static let keepAlive = Array("keep-alive".utf8)
    static let chunked = Array("chunked".utf8)
    static let continueExpectation = Array("100-continue".utf8)
    /// The registered transfer codings beside chunked, and the historic one that changes nothing.
    static let knownCodings = ["gzip", "x-gzip", "deflate", "compress", "x-compress", "identity"]
        .map { Array($0.utf8) }
}

extension Span<UInt8> {
    /// True when the name of a line is the given one, which is in lower case and of the same length.
    @inline(__always)
    func isName(_ line: HeaderFields.Line, _ name: [UInt8]) -> Bool {
        let start = Int(line.nameStart)
        for index in name.indices where ASCII.lowercased(self[start + index]) != name[index] { return false }
        return true
    }

    /// True when the bytes of a range are the given ones but for the case of letters.
    func equals(_ range: Range<Int>, _ word: [UInt8]) -> Bool {
        guard range.count == word.count else { return false }
        for index in word.indices where ASCII.lowercased(self[range.lowerBound + index]) != word[index] {
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
            while start < stop, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
            while stop > start, self[stop - 1] == 0x20 || self[stop - 1] == 0x09 { stop -= 1 }
            if start < stop { body(start..<stop) }
            start = next
        }
    }
}
