import Contracts
import HTTPModel
import HTTPWire
import Network
import Scenarios
import Support

/// Carries out what the connection's state machine asks for: hands requests to the pipeline, writes the replies.
///
/// Confined to its loop's thread.
final class ConnectionDriver: ConnectionHandler {
    let pipeline: ExchangePipeline
    let dates: DateKeeper
    private let timeout: LazyTimeout
    var state: ConnectionState
    /// The session that the connection's port belongs to; nil on the server's own ports.
    var session: Session?
    /// The answers that are on their way.
    var pending: [PendingReply] = []
    private var isDriving = false
    /// How much of its answers a client may leave unread before its next requests wait.
    private static let maxQueuedBytes = 1 << 20
    /// True while more than that is unread.
    private var isHeldBack = false
    /// How much was unread when it was looked at last.
    private var lastQueuedBytes = 0
    /// True for a connection on which nothing is read or answered.
    private var isIgnoring = false
    /// True once the connection ends when everything is sent.
    var isFinishing = false
    /// A clock that must not jump before the reply at hand is written.
    var heldClock: (any VirtualClock)?
    /// What brings an answer that waits, or goes wrong, on its way; nil for most.
    var player: DeliveryPlayer?
    /// What tells that the session of the answer that waits has ended.
    var sessionEnd: SessionEndWatch?
    /// What becomes of a request that is decided on before its content has come.
    var early: (reply: Reply, exchange: ResponseSerializer.Exchange)?
    /// How the connection dies as the next request arrives.
    var staleFault: StaleKeepAlive?

    init(
        pipeline: ExchangePipeline, limits: WireLimits, timeouts: TimeoutDurations, dates: DateKeeper,
        loop: EventLoop, isSecure: Bool
    ) {
        self.pipeline = pipeline
        self.dates = dates
        timeout = LazyTimeout(loop: loop, durations: timeouts)
        state = ConnectionState(limits: limits, isSecure: isSecure, stopsAtContent: pipeline.stopsAtContent)
    }

    func connectionOpened(_ connection: TCPConnection) {
        session = pipeline.session(onPort: connection.endpoint.port)
        timeout.onPass = { [unowned self, unowned connection] kind in
            timedOut(kind, connection)
        }
        isIgnoring = session?.playbook.portFault.connection == .acceptAndIgnore
        if isIgnoring { return }
        if connection.isOverLimit { state.refuse(.tooManyConnections) }
        drive(connection)
    }

    func received(_ bytes: Span<UInt8>, on connection: TCPConnection) {
        if isIgnoring { return }
        if let staleFault { return strike(staleFault, connection) }
        state.received(bytes)
        drive(connection)
    }

    func peerFinished(_ connection: TCPConnection) {
        if isIgnoring { return connection.close() }
        state.peerFinished()
        drive(connection)
    }

    func writesDrained(_ connection: TCPConnection) {
        settle(.answered)
        guard isHeldBack else { return }
        isHeldBack = false
        connection.resumeReading()
        drive(connection)
    }

    func serverStops(_ connection: TCPConnection) {
        if isIgnoring { return connection.close() }
        if player != nil { return abandon(.cancelled, connection) }
        state.stopping()
        drive(connection)
    }

    func closed(_ connection: TCPConnection, error: NetworkError?) {
        timeout.end()
        state.failed()
        noteMoment()
        endWaiting()
        let outcome: JournalEntry.Outcome =
            error == nil && isFinishing ? .answered : error == .serverStopped ? .cancelled : .clientLeft
        settle(outcome)
    }

    private func timedOut(_ kind: TimeoutKind, _ connection: TCPConnection) {
        let queued = connection.queuedByteCount
        defer { lastQueuedBytes = queued }
        // A client that still takes its answer is not idle.
        if kind == .idle, queued > 0, queued < lastQueuedBytes { return timeout.start(.idle) }
        if isHeldBack { return connection.close() }
        state.timedOut(kind)
        drive(connection)
    }

    func drive(_ connection: TCPConnection) {
        // Writing may call back into the handler; the outer loop then takes what it added.
        guard !isDriving else { return }
        isDriving = true
        defer { isDriving = false }
        while !isHeldBack, let action = state.nextAction() { perform(action, on: connection) }
    }

    private func perform(_ action: ConnectionAction, on connection: TCPConnection) {
        switch action {
        case .deliver(let request, let keepsAlive):
            let exchange = ResponseSerializer.Exchange(
                isHead: request.method == .head, minorVersion: request.minorVersion, keepsAlive: keepsAlive)
            let reply = pipeline.reply(to: request, in: session)
            if reply.delivery == nil { send(reply, exchange) } else { play(reply, exchange, connection) }
        case .decide(let head): decide(head, connection)
        case .contentReached:
            guard let early else { return connection.close() }
            play(early.reply, early.exchange, connection)
        case .refused(let refusal):
            send(pipeline.reply(to: refusal, in: session), .init(keepsAlive: false))
        case .write(let bytes):
            if connection.write(bytes) { settle(.answered) } else { holdBack(connection) }
            if heldClock != nil { resumeClock() }
        case .writeContinue: connection.write(ConnectionState.continueResponse)
        case .peerFinished: if player != nil { abandon(.clientLeft, connection) }
        case .pauseReading: connection.pauseReading()
        case .resumeReading: connection.resumeReading()
        case .closeAfterWrite: finish(connection)
        case .closeNow:
            // What the client has not taken yet is its answer all the same: when it has sent its end, and when the
            // server stops.
            if connection.queuedByteCount > 0 {
                finish(connection)
            } else {
                connection.close()
            }
        case .setTimeout(let kind): timeout.start(kind)
        case .cancelTimeout: timeout.stop()
        }
    }

    private func finish(_ connection: TCPConnection) {
        isFinishing = true
        connection.finish()
    }

    /// Lets a client that does not read its answers wait with its next requests, or they would fill the memory.
    func holdBack(_ connection: TCPConnection) {
        lastQueuedBytes = connection.queuedByteCount
        guard lastQueuedBytes > Self.maxQueuedBytes else { return }
        isHeldBack = true
        connection.pauseReading()
        timeout.start(.idle)
    }

    private func send(_ reply: Reply, _ exchange: ResponseSerializer.Exchange) {
        // Before the client can have it, so that who reads the journal after an answer finds it there.
        pipeline.note(reply, .pending)
        pending.append(reply.pending)
        heldClock = reply.heldClock
        state.respond(
            reply.bytes(for: exchange, date: dates.current(by: reply.session.clock)), closes: !exchange.keepsAlive)
    }

    /// Notes the end of the answers that were on their way.
    func settle(_ outcome: JournalEntry.Outcome) {
        for reply in pending { pipeline.ended(reply, outcome) }
        pending.removeAll(keepingCapacity: true)
    }
}

extension Reply {
    /// The bytes of the reply; a field that cannot be written is a fault of the server's own.
    func bytes(for exchange: ResponseSerializer.Exchange, date: [UInt8]) -> [UInt8] {
        switch content {
        case .prepared(let prepared): return prepared.serialize(for: exchange, date: date)
        case .response(let response):
            do throws(ResponseRefusal) {
                return try ResponseSerializer.serialize(response, for: exchange, date: date)
            } catch {
                let instead = ReplyDesk.unwritable(error)
                return (try? ResponseSerializer.serialize(instead, for: exchange, date: date)) ?? []
            }
        }
    }
}
