/// What goes wrong with an answer on its way (`fault`), true on the wire.
package enum Fault: Hashable, Sendable {
    /// How a connection ends that nobody answers on.
    package enum Ending: String, CaseIterable, Sendable {
        /// An orderly end.
        case fin
        /// A broken connection.
        case reset
    }

    /// How a Content-Length is wrong.
    package enum LengthError: String, CaseIterable, Sendable {
        /// More is promised than comes.
        case longer
        /// Less is promised than comes.
        case shorter
    }

    /// RST once the bytes in front were delivered.
    case reset(at: FaultPoint)
    /// FIN once the bytes in front were sent.
    case close(at: FaultPoint)
    /// No more bytes; the connection stays open.
    case stall(at: FaultPoint)
    /// So many seeded random bytes, then the connection is closed.
    case garbage(at: FaultPoint, byteCount: Int)
    /// A chunked body whose next chunk size is no number.
    case malformedChunk(at: FaultPoint)
    /// A wrong Content-Length.
    case wrongLength(LengthError)
    /// The connection dies as the next request arrives on it.
    case staleKeepAlive(Ending)
    /// The head comes byte by byte.
    case slowHeaders(every: Duration)
    /// The answer comes while the request's body is still being sent.
    case earlyReply
    /// The connection is reset once so much of the request's body arrived.
    case resetUpload(at: FaultPoint)
    /// Interim answers before the real one.
    case informational([Int])
    /// A redirect to where the request went.
    case redirectLoop
    /// A header field of so many bytes, and so many bytes more behind the body.
    case oversize(header: Int?, body: Int?)
    /// So many bytes behind the end of the answer.
    case trailingBytes(Int)
    /// A page of HTML in place of the answer, as a captive portal gives.
    case html
    /// The body ends inside a character.
    case cutUTF8
    /// A byte order mark in front of the body.
    case bom
    /// A body said to be gzip that is not.
    case wrongEncoding
    /// Half of a gzip stream.
    case truncatedGzip
    /// A header field twice, with values that disagree.
    case duplicateHeader(String?)
}
