import Contracts
import HTTPModel
import HTTPWire
import Scenarios
import Support

/// Faults that strike while a request's content is still being sent: what is decided when its head is complete.
extension ExchangePipeline {
    /// Asked about each head with content: whether anything in play may have such a fault.
    ///
    /// Which session plays what is found out only then, since it may change while a connection lasts.
    var stopsAtContent: @Sendable (RequestHead) -> Bool {
        { _ in UploadFaultTable.areInPlay }
    }

    /// The reply to a request whose content has not come, when a fault strikes it now.
    ///
    /// The rules are held against what is known: credentials and parameters, with no content. What they decide takes
    /// effect only when the fault is an upload's; otherwise the request is decided on again when it is whole.
    ///
    /// - Parameters:
    ///   - head: The head.
    ///   - isSecure: True when it came over TLS.
    ///   - portSession: The session that the request's port belongs to; nil on the server's own ports.
    /// - Returns: The reply with its fault; nil when none strikes.
    func earlyReply(to head: RequestHead, isSecure: Bool, in portSession: Session?) -> Reply? {
        let request = Request(
            method: head.method, target: head.target, minorVersion: head.minorVersion, isSecure: isSecure,
            fields: head.fields)
        let match = portSession.map { SessionMatch(session: $0, request: request) } ?? sessions.session(for: request)
        let session = match.session
        let play = session.play
        guard match.unknownID == nil,
            case .matched(let contract, let operation, let arguments) = play.playbook.served.router.route(
                method: head.method, path: match.request.target.path),
            play.playbook.uploads.contains(operation),
            isSecure || !operation.isHTTPSOnly, Preference(request) == nil
        else { return nil }
        guard let book = play.playbook.rulebook(for: contract), let state = play.state(of: contract)
        else { return nil }
        let checked = operation.checkHead(match.request, arguments)
        let now = session.clock.now
        let decision = state.withLock { state -> Decision? in
            var next = state
            let decision = session.engine.decide(checked, by: book, state: &next, now: now, start: play.start)
            guard decision.delivery?.fault?.strikesUpload == true else { return nil }
            state = next
            return decision
        }
        guard let decision else { return nil }
        var exchange = receive(match)
        exchange.contract = contract
        exchange.operation = operation
        exchange.violations = checked.allViolations
        exchange.rule = decision.rule
        exchange.modifiers = decision.modifiers
        let answer = makeAnswer(of: decision, for: checked, &exchange)
        return finish(exchange, with: answer)
    }
}
