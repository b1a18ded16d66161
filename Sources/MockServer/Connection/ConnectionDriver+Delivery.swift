import HTTPModel
import HTTPWire
import Network
import Scenarios
import Support

/// Answers that wait, and answers that go wrong.
extension ConnectionDriver {
    /// Brings a reply to the client as its rule says.
    func play(_ reply: Reply, _ exchange: ResponseSerializer.Exchange, _ connection: TCPConnection) {
        guard let delivery = reply.delivery else { return }
        var exchange = exchange
        if delivery.saysClose { exchange.keepsAlive = false }
        if early == nil { begin(reply) }
        early = nil
        let bytes = reply.bytes(for: exchange, date: dates.current(by: reply.session.clock))
        let closes = !exchange.keepsAlive
        let stale = closes ? nil : delivery.staleEnding.map { StaleKeepAlive(ending: $0, reply: reply) }
        let script = delivery.script(for: bytes, exchange, status: reply.completion.status)
        let player = DeliveryPlayer(script, in: reply.session, from: delivery.start, on: connection) {
            [unowned self, unowned connection] ending in
            played(ending, closes: closes, stale, connection)
        }
        player.onLastWrite = { [unowned self] in noteMoment() }
        self.player = player
        if !reply.session.isDefault {
            sessionEnd = SessionEndWatch(of: reply.session, on: connection.loop) { [unowned self, unowned connection] in
                abandon(.cancelled, connection)
            }
        }
        player.perform()
        resumeClock()
    }

    /// Decides on a request whose content has not come.
    func decide(_ head: RequestHead, _ connection: TCPConnection) {
        guard let reply = pipeline.earlyReply(to: head, isSecure: connection.isSecure, in: session) else {
            return state.readContent()
        }
        let exchange = ResponseSerializer.Exchange(
            isHead: head.method == .head, minorVersion: head.minorVersion, keepsAlive: false)
        guard case .resetUpload(let point) = reply.delivery?.plan.fault else {
            state.answerEarly()
            return play(reply, exchange, connection)
        }
        begin(reply)
        early = (reply, exchange)
        resumeClock()
        state.readContent(watching: point.contentSize(of: head.framing))
    }

    /// Ends a connection whose client or server waits no longer for the answer.
    func abandon(_ outcome: JournalEntry.Outcome, _ connection: TCPConnection) {
        noteMoment()
        endWaiting()
        settle(outcome)
        connection.close()
    }

    /// Notes in the journal when the answer that waited was out, or was given up.
    func noteMoment() {
        guard let player, let reply = pending.last else { return }
        pipeline.ended(reply, at: player.now)
    }

    /// Forgets what waits.
    func endWaiting() {
        player?.cancel()
        player = nil
        sessionEnd?.stop()
        sessionEnd = nil
        early = nil
        resumeClock()
    }

    /// Lets the clock of the reply at hand go on.
    func resumeClock() {
        guard let clock = heldClock else { return }
        heldClock = nil
        clock.resume()
    }

    /// Breaks a connection off on which the next request arrives, as an answer before it wanted.
    func strike(_ fault: StaleKeepAlive, _ connection: TCPConnection) {
        staleFault = nil
        pipeline.noteUnplayed(after: fault.reply)
        settle(.answered)
        end(connection, with: fault.ending == .reset ? .reset : .close)
    }

    private func played(
        _ ending: DeliveryStep, closes: Bool, _ stale: StaleKeepAlive?, _ connection: TCPConnection
    ) {
        if ending != .end { noteMoment() }
        player?.cancel()
        player = nil
        sessionEnd?.stop()
        sessionEnd = nil
        guard ending == .end else {
            let last = pending.popLast()
            settle(.answered)
            if let last { pending.append(last) }
            settle(.brokenOff)
            return end(connection, with: ending)
        }
        if connection.queuedByteCount > 0 { holdBack(connection) } else { settle(.answered) }
        if let stale {
            if state.hasWaitingBytes { return strike(stale, connection) }
            staleFault = stale
        }
        state.answered(closes: closes)
        drive(connection)
    }

    private func end(_ connection: TCPConnection, with ending: DeliveryStep) {
        isFinishing = true
        if ending == .reset { connection.reset() } else { connection.finish() }
    }

    /// Writes in the journal that the reply is on its way, before the client can have it.
    private func begin(_ reply: Reply) {
        pipeline.note(reply, .pending)
        pending.append(reply.pending)
        heldClock = reply.heldClock
    }
}

extension FaultPoint {
    /// How much of a request's content lies in front of the point; all of it when its length is not known.
    fileprivate func contentSize(of framing: BodyFraming) -> Int {
        switch (self, framing) {
        case (.start, _), (.headers, _): 0
        case (.body(let count), _): count
        case (.bodyFraction(let part), .sized(let length)): Int(Double(length) * part)
        case (.bodyFraction(let part), _): part > 0 ? .max : 0
        }
    }
}
