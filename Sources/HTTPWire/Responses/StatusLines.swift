internal import HTTPModel

/// The status lines of all codes, made once.
enum StatusLines {
    private static let lines: [[UInt8]] = (100..<600).map { code in
        Array("HTTP/1.1 \(code) \(Status(code).reasonPhrase)\r\n".utf8)
    }

    /// The status line of a code from 100 to 599, with its line end.
    static func line(_ status: Status) throws(ResponseRefusal) -> [UInt8] {
        guard (100..<600).contains(status.code) else {
            throw ResponseRefusal(reason: "the status \(status.code) is not between 100 and 599")
        }
        return lines[status.code - 100]
    }
}
