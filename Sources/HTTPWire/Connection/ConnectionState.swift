internal import HTTPModel

/// One server connection as a pure state machine: what happened goes in, what to do comes out of `nextAction`.
///
/// After every call that changes it, ask `nextAction` until it is nil. Requests are delivered one at a time, in order;
/// while an answer is pending, what the client sends waits, up to a bound. There is no clock inside: timeouts are asked
/// for by kind. A value of it belongs to one thread at a time.
package struct ConnectionState: Sendable {
    enum Phase {
        case receiving, deciding, answering, refusing, lingering, closed
    }

    enum TimeoutChange {
        case none, start(TimeoutKind), cancel
    }

    enum Closing {
        case none, afterWrite, now
    }

    /// The interim response that invites a client to send its content (RFC 9110, section 15.2.1).
    package static let continueResponse = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    private let maxPipelinedBytes: Int
    private let isSecure: Bool
    private let stopsAtContent: (@Sendable (RequestHead) -> Bool)?
    private var parser: RequestParser
    var phase = Phase.receiving
    var head: RequestHead?
    var body: [UInt8] = []
    /// The size of content at which the driver is told; nil for no such size.
    var watchedSize: Int?
    /// Bytes that came while an answer was pending; those before the start were consumed.
    var backlog: [UInt8] = []
    var backlogStart = 0
    var keepsAlive = true
    private var isPaused = false
    var isStopping = false
    var peerHasFinished = false
    var timeout: TimeoutKind? = .idle

    // What `nextAction` will hand out.
    var delivery: Request?
    var decision: RequestHead?
    var tellsWatchedSize = false
    var refusal: WireRefusal?
    var output: [UInt8]?
    var wantsContinue = false
    var tellsPeerFinished = false
    var wantsPause = false
    var wantsResume = false
    var closing = Closing.none
    var timeoutChange = TimeoutChange.start(.idle)

    /// Makes the state of a connection that was just accepted.
    ///
    /// - Parameters:
    ///   - limits: What a client may send.
    ///   - isSecure: True when it runs over TLS; passed on with each request.
    ///   - stopsAtContent: Asked about each head with content: true to hand it out by `decide` before its content is
    ///     read. Nil for never.
    package init(
        limits: WireLimits = WireLimits(), isSecure: Bool = false,
        stopsAtContent: (@Sendable (RequestHead) -> Bool)? = nil
    ) {
        self.stopsAtContent = stopsAtContent
        parser = RequestParser(limits: limits)
        maxPipelinedBytes = limits.maxPipelinedBytes
        self.isSecure = isSecure
    }

    /// True when no request is being received or answered, so that closing loses nothing.
    package var isIdle: Bool { phase == .receiving && parser.isBetweenRequests }

    /// True once nothing follows but the actions that `nextAction` still holds.
    package var isClosed: Bool { phase == .closed }

    // MARK: What happened

    /// Bytes came from the client.
    package mutating func received(_ bytes: Span<UInt8>) {
        switch phase {
        case .receiving:
            let position = receive(bytes, from: 0)
            if phase == .answering || phase == .deciding, position < bytes.count {
                wait(bytes.extracting(position..<bytes.count))
            }
        case .answering, .deciding: wait(bytes)
        case .refusing, .lingering, .closed: break
        }
    }

    /// Bytes came from the client.
    package mutating func received(_ bytes: [UInt8]) {
        received(bytes.span)
    }

    /// The answer to the delivered request, or to the refusal, is these bytes.
    ///
    /// - Parameters:
    ///   - bytes: The whole response.
    ///   - closes: True when it says `Connection: close`; the connection then ends after it.
    package mutating func respond(_ bytes: [UInt8], closes: Bool = false) {
        guard phase == .answering || phase == .refusing else { return }
        output = bytes
        answered(closes: closes)
    }

    /// The answer was written by the caller itself, such as one that dribbles.
    ///
    /// - Parameter closes: True when the connection shall end now.
    package mutating func answered(closes: Bool = false) {
        guard phase == .answering || phase == .refusing else { return }
        guard phase == .answering, keepsAlive, !closes, !isStopping else { return end() }
        phase = .receiving
        setTimeout(.idle)
        receiveBacklog()
        if phase == .receiving {
            if peerHasFinished { return end() }
            if isPaused {
                isPaused = false
                wantsPause = false
                wantsResume = true
            }
        }
    }

    /// The client sent its end.
    package mutating func peerFinished() {
        guard !peerHasFinished else { return }
        peerHasFinished = true
        switch phase {
        case .receiving: endInput()
        case .answering: tellsPeerFinished = true
        case .lingering: closeNow()
        case .deciding, .refusing, .closed: break
        }
    }

    /// The connection failed, by a reset or a failed write.
    package mutating func failed() {
        closeNow()
    }

    /// A timeout passed; one that was replaced meanwhile is ignored.
    package mutating func timedOut(_ kind: TimeoutKind) {
        guard kind == timeout else { return }
        switch kind {
        case .idle, .linger: closeNow()
        case .head: refuse(WireRefusal(408, "the head did not arrive in time", at: 0))
        case .body: refuse(WireRefusal(408, "the body did not arrive in time", at: 0))
        }
    }

    /// The server stops: an idle connection closes, another one after its current answer.
    package mutating func stopping() {
        isStopping = true
        if isIdle { closeNow() }
    }

    /// Refuses the client for a reason that lies outside its bytes, such as too many connections.
    package mutating func refuse(_ refusal: WireRefusal) {
        guard phase == .receiving else { return }
        self.refusal = refusal
        phase = .refusing
        keepsAlive = false
        wantsContinue = false
        head = nil
        body = []
        setTimeout(nil)
    }

    // MARK: Inside

    var backlogIsEmpty: Bool { backlogStart == backlog.count }

    /// Parses until the bytes are used up or a request is whole; the position of the first byte that was not read.
    private mutating func receive(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var position = start
        while true {
            switch parser.next(bytes, &position) {
            case .needMore:
                waitForMore(hasProgressed: position > start)
                return position
            case .head(let found):
                head = found
                if case .sized(let length) = found.framing { body.reserveCapacity(min(length, 1 << 20)) }
                if found.framing != .none, stopsAtContent?(found) == true {
                    decide(found)
                    return position
                }
                // A client that sends its content unasked needs no invitation.
                wantsContinue = found.expectsContinue && position == bytes.count
            case .body(let range):
                body.append(copying: bytes.extracting(range))
                if let watchedSize, body.count >= watchedSize {
                    reachContent()
                    return position
                }
            case .end(let trailers):
                if watchedSize != nil {
                    reachContent()
                } else {
                    deliver(trailers)
                }
                return position
            case .refused(let found):
                refuse(found)
                return position
            }
        }
    }

    mutating func endInput() {
        if let cut = parser.endOfInput() {
            refuse(cut)
        } else {
            closeNow()
        }
    }

    mutating func waitForMore(hasProgressed: Bool) {
        if parser.isBetweenRequests {
            if timeout != .idle { setTimeout(.idle) }
        } else if parser.isInHead {
            if timeout != .head { setTimeout(.head) }
        } else if hasProgressed || timeout != .body {
            setTimeout(.body)
        }
    }

    private mutating func deliver(_ trailers: HeaderFields) {
        guard let found = head else { return }
        delivery = Request(
            method: found.method, target: found.target, minorVersion: found.minorVersion, isSecure: isSecure,
            fields: found.fields, body: body, trailers: trailers)
        keepsAlive = found.keepsAlive
        head = nil
        body = []
        wantsContinue = false
        phase = .answering
        setTimeout(nil)
    }

    /// Keeps bytes that came before the pending answer was given; those after a last request are of no use, but behind
    /// a head that is decided on they are its content.
    private mutating func wait(_ bytes: Span<UInt8>) {
        guard keepsAlive || phase == .deciding else { return }
        backlog.append(copying: bytes)
        if backlog.count - backlogStart > maxPipelinedBytes, !isPaused {
            isPaused = true
            wantsPause = true
        }
    }

    mutating func receiveBacklog() {
        guard !backlogIsEmpty else { return }
        let bytes = backlog
        let start = backlogStart
        backlog = []
        backlogStart = 0
        let position = receive(bytes.span, from: start)
        if phase == .answering || phase == .deciding, position < bytes.count {
            backlog = bytes
            backlogStart = position
        }
    }

    private mutating func end() {
        phase = peerHasFinished ? .closed : .lingering
        closing = .afterWrite
        backlog = []
        backlogStart = 0
        if isPaused {
            isPaused = false
            wantsPause = false
            wantsResume = !peerHasFinished
        }
        setTimeout(peerHasFinished ? nil : .linger)
    }

    private mutating func closeNow() {
        guard phase != .closed else { return }
        phase = .closed
        closing = .now
        output = nil
        delivery = nil
        decision = nil
        tellsWatchedSize = false
        refusal = nil
        timeout = nil
        timeoutChange = .none
    }

    mutating func setTimeout(_ kind: TimeoutKind?) {
        if let kind {
            timeoutChange = .start(kind)
        } else if timeout != nil {
            timeoutChange = .cancel
        }
        timeout = kind
    }
}
