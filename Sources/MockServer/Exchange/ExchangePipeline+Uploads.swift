import Contracts
import HTTPModel
import HTTPWire
import Scenarios
import Support

/// Faults that strike while a request's content is still being sent: what is decided when its head is complete.
extension ExchangePipeline {
    /// Asked about each head with content; nil when no rule of the server has such a fault.
    var stopsAtContent: (@Sendable (RequestHead) -> Bool)? {
        guard !uploads.isEmpty else { return nil }
        return { [self] head in
            guard case .matched(_, let operation, _) = router.route(method: head.method, path: head.target.path) else {
                return false
            }
            return uploads.contains(operation)
        }
    }

    /// The reply to a request whose content has not come, when a fault strikes it now.
    ///
    /// The rules are held against what is known: credentials and parameters, with no content. What they decide takes
    /// effect only when the fault is an upload's; otherwise the request is decided on again when it is whole.
    ///
    /// - Parameters:
    ///   - head: The head.
    ///   - isSecure: True when it came over TLS.
    /// - Returns: The reply with its fault; nil when none strikes.
    func earlyReply(to head: RequestHead, isSecure: Bool) -> Reply? {
        let request = Request(
            method: head.method, target: head.target, minorVersion: head.minorVersion, isSecure: isSecure,
            fields: head.fields)
        guard
            case .matched(let contract, let operation, let arguments) = router.route(
                method: head.method, path: head.target.path),
            isSecure || !operation.isHTTPSOnly, Preference(request) == nil
        else { return nil }
        let session = sessions.session(for: request)
        guard let book = session.playbook.rulebook(for: contract), book.strikesUploads(of: operation),
            let state = session.state(of: contract)
        else { return nil }
        let checked = operation.checkHead(request, arguments)
        let now = session.clock.now
        let decision = state.withLock { state -> Decision? in
            var next = state
            let decision = session.engine.decide(checked, by: book, state: &next, now: now, start: session.start)
            guard decision.delivery?.fault?.strikesUpload == true else { return nil }
            state = next
            return decision
        }
        guard let decision else { return nil }
        var exchange = receive(request)
        exchange.contract = contract
        exchange.operation = operation
        exchange.violations = checked.allViolations
        exchange.rule = decision.rule
        let answer = makeAnswer(of: decision, for: checked, &exchange)
        return finish(exchange, with: answer)
    }
}
