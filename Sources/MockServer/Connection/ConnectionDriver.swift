import Contracts
import HTTPModel
import HTTPWire
import Network

/// Carries out what the connection's state machine asks for: hands requests to the pipeline, writes the replies.
///
/// Confined to its loop's thread.
final class ConnectionDriver: ConnectionHandler {
    private let pipeline: ExchangePipeline
    private let dates: DateKeeper
    private let timeout: LazyTimeout
    private var state: ConnectionState
    /// The journal's ordinal of the answer that is being written.
    private var pending: Int?
    private var isDriving = false

    init(
        pipeline: ExchangePipeline, limits: WireLimits, timeouts: TimeoutDurations, dates: DateKeeper,
        loop: EventLoop, isSecure: Bool
    ) {
        self.pipeline = pipeline
        self.dates = dates
        timeout = LazyTimeout(loop: loop, durations: timeouts)
        state = ConnectionState(limits: limits, isSecure: isSecure)
    }

    func connectionOpened(_ connection: TCPConnection) {
        timeout.onPass = { [unowned self, unowned connection] kind in
            state.timedOut(kind)
            drive(connection)
        }
        if connection.isOverLimit { state.refuse(.tooManyConnections) }
        drive(connection)
    }

    func received(_ bytes: Span<UInt8>, on connection: TCPConnection) {
        state.received(bytes)
        drive(connection)
    }

    func peerFinished(_ connection: TCPConnection) {
        state.peerFinished()
        drive(connection)
    }

    func writesDrained(_ connection: TCPConnection) {
        settle(.answered)
    }

    func serverStops(_ connection: TCPConnection) {
        state.stopping()
        drive(connection)
    }

    func closed(_ connection: TCPConnection, error: NetworkError?) {
        timeout.end()
        state.failed()
        settle(error == .serverStopped ? .cancelled : .clientLeft)
    }

    private func drive(_ connection: TCPConnection) {
        // Writing may call back into the handler; the outer loop then takes what it added.
        guard !isDriving else { return }
        isDriving = true
        defer { isDriving = false }
        while let action = state.nextAction() { perform(action, on: connection) }
    }

    private func perform(_ action: ConnectionAction, on connection: TCPConnection) {
        switch action {
        case .deliver(let request, let keepsAlive):
            let exchange = ResponseSerializer.Exchange(
                isHead: request.method == .head, minorVersion: request.minorVersion, keepsAlive: keepsAlive)
            send(pipeline.reply(to: request), exchange)
        case .refused(let refusal):
            send(pipeline.reply(to: refusal), .init(keepsAlive: false))
        case .write(let bytes):
            if connection.write(bytes) { settle(.answered) }
        case .writeContinue: connection.write(ConnectionState.continueResponse)
        case .peerFinished: break
        case .pauseReading: connection.pauseReading()
        case .resumeReading: connection.resumeReading()
        case .closeAfterWrite: connection.finish()
        case .closeNow: connection.close()
        case .setTimeout(let kind): timeout.start(kind)
        case .cancelTimeout: timeout.stop()
        }
    }

    private func send(_ reply: Reply, _ exchange: ResponseSerializer.Exchange) {
        settle(.answered)
        pending = reply.ordinal
        state.respond(reply.bytes(for: exchange, date: dates.current()), closes: !exchange.keepsAlive)
    }

    /// Notes the end of the answer that was being written.
    private func settle(_ outcome: JournalEntry.Outcome) {
        guard let ordinal = pending else { return }
        pending = nil
        pipeline.ended(ordinal, outcome)
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
                let instead = Response.problem(
                    500, title: "Unwritable response", detail: "The response cannot be written: \(error.reason).")
                return (try? ResponseSerializer.serialize(instead, for: exchange, date: date)) ?? []
            }
        }
    }
}
