internal import HTTPModel

/// Where the parts of a request target stand in the head (RFC 9112, section 3.2).
struct TargetParts {
    /// A path that the target leaves out.
    private enum ImpliedPath {
        case none, root, asterisk
    }

    private var path = 0..<0
    private var query: Range<Int>?
    private var authority: Range<Int>?
    private var impliedPath = ImpliedPath.none

    init() {}

    /// Tells the form of the target and checks it against the method.
    ///
    /// - Throws: A refusal with 400 when the form is none or not the method's.
    init(_ bytes: Span<UInt8>, methodEnd: Int, targetEnd: Int) throws(WireRefusal) {
        let start = methodEnd + 1
        let method = bytes.extracting(0..<methodEnd)
        if Self.equals(method, "CONNECT") {
            guard HostSyntax.isHost(bytes, start..<targetEnd, requiresPort: true) else {
                throw WireRefusal(400, "the target of CONNECT is no host and port", at: start)
            }
            path = start..<targetEnd
            authority = path
        } else if bytes[start] == UInt8(ascii: "/") {
            split(bytes, from: start, to: targetEnd)
        } else if bytes[start] == UInt8(ascii: "*"), targetEnd == start + 1 {
            guard Self.equals(method, "OPTIONS") else {
                throw WireRefusal(400, "the target * is for OPTIONS alone", at: start)
            }
            path = start..<targetEnd
        } else {
            try readAbsolute(bytes, start, targetEnd, isOptions: Self.equals(method, "OPTIONS"))
        }
    }

    /// Makes the target from the head's bytes.
    func target(in head: [UInt8]) -> RequestTarget {
        let path =
            switch impliedPath {
            case .none: String(decoding: head[self.path], as: UTF8.self)
            case .root: "/"
            case .asterisk: "*"
            }
        return RequestTarget(
            path: path, query: query.map { String(decoding: head[$0], as: UTF8.self) },
            authority: authority.map { String(decoding: head[$0], as: UTF8.self) })
    }

    private mutating func split(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
        var mark = start
        while mark < end, bytes[mark] != UInt8(ascii: "?") { mark += 1 }
        path = start..<mark
        query = mark < end ? mark + 1..<end : nil
    }

    /// Reads `http://host/path?query`; user information is stepped over (RFC 9110, section 4.2.4).
    private mutating func readAbsolute(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, isOptions: Bool
    ) throws(WireRefusal) {
        var hostStart: Int
        if Self.hasPrefix(bytes, start, end, "http://") {
            hostStart = start + 7
        } else if Self.hasPrefix(bytes, start, end, "https://") {
            hostStart = start + 8
        } else {
            throw WireRefusal(400, "the request target is neither a path nor an http URI", at: start)
        }
        var hostEnd = hostStart
        let authorityStart = hostStart
        while hostEnd < end, bytes[hostEnd] != UInt8(ascii: "/"), bytes[hostEnd] != UInt8(ascii: "?") {
            if bytes[hostEnd] == UInt8(ascii: "@") { hostStart = hostEnd + 1 }
            hostEnd += 1
        }
        guard HostSyntax.isHost(bytes, hostStart..<hostEnd) else {
            throw WireRefusal(400, "the URI in the request line names no valid host", at: authorityStart)
        }
        authority = hostStart..<hostEnd
        split(bytes, from: hostEnd, to: end)
        if path.isEmpty { impliedPath = isOptions && query == nil ? .asterisk : .root }
    }

    private static func equals(_ bytes: Span<UInt8>, _ text: String) -> Bool {
        guard bytes.count == text.utf8.count else { return false }
        var index = 0
        for byte in text.utf8 {
            if bytes[index] != byte { return false }
            index += 1
        }
        return true
    }

    private static func hasPrefix(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ prefix: String) -> Bool {
        guard end - start >= prefix.utf8.count else { return false }
        var index = start
        for byte in prefix.utf8 {
            if ByteClass.lowercased(bytes[index]) != byte { return false }
            index += 1
        }
        return true
    }
}
