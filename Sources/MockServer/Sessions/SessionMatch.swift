import HTTPModel

/// The session that a request was found to belong to.
struct SessionMatch {
    /// The header that names a session.
    static let field: FieldName = "Understudy-Session"
    /// The header that carries the trace (W3C Trace Context, section 3.2).
    static let traceField: FieldName = "traceparent"

    /// The session.
    let session: Session
    /// The request, without the prefix that named the session.
    let request: Request
    /// The id that the request named and no session has; it is then answered in the default session's journal.
    var unknownID: String?

    /// The trace id of a `traceparent`: version, trace id, parent id and flags, parted by hyphens.
    static func traceID(_ text: String) -> String? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].utf8.count == 2, parts[0] != "ff", isTraceID(parts[1]) else { return nil }
        return String(parts[1])
    }

    /// True for 32 lower-case hexadecimal digits that are not all zero.
    static func isTraceID(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 32 && text.utf8.contains { $0 != UInt8(ascii: "0") }
            && text.utf8.allSatisfy { ASCII.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
    }
}

/// The path prefix that names a session: `/~ID`.
enum SessionPrefix {
    /// The prefix of a session's URLs.
    static func text(of id: String) -> String { "/~" + id }

    /// The id and the path behind the prefix; nil for a path that does not begin with `/~`.
    static func split(_ path: String) -> (id: String, rest: String)? {
        let bytes = path.utf8
        guard bytes.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "~")]) else { return nil }
        let tail = bytes.dropFirst(2)
        let end = tail.firstIndex(of: UInt8(ascii: "/")) ?? tail.endIndex
        guard let id = String(tail[..<end]), !id.isEmpty else { return nil }
        return (id, end == tail.endIndex ? "/" : String(path[end...]))
    }
}

extension Request {
    /// The same request with the path that is left when a prefix is taken off.
    func replacingPath(_ path: String) -> Request {
        Request(
            method: method, target: RequestTarget(path: path, query: target.query, authority: target.authority),
            minorVersion: minorVersion, isSecure: isSecure, fields: fields, body: body, trailers: trailers,
            sentPath: target.path)
    }
}
