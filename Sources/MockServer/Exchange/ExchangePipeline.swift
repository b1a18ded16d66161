import Compression
import Contracts
import HTTPModel
import HTTPWire
import JSONModel
import Scenarios
import Support

/// The server's main path, from a request to its reply:
/// receive → route → decode → check → choose rule → make reply → journal and log.
///
/// It does no I/O of its own. Any thread may use it; what changes is behind the locks of session and journal.
final class ExchangePipeline: Sendable {
    let router: Router
    let sessions: Sessions
    private let journal: Journal
    private let log: (any RequestLog)?
    private let origins: CrossOriginPolicy
    private let content: ContentDecoder
    private let desk: ReplyDesk
    let uploads: UploadFaultTable
    /// What open exchanges hold of quotas.
    private let leases = OpenLeases()

    /// Makes the pipeline of one server.
    init(
        router: Router, sessions: Sessions, journal: Journal, log: (any RequestLog)?, origins: CrossOriginPolicy,
        content: ContentDecoder, desk: ReplyDesk, uploads: UploadFaultTable = UploadFaultTable()
    ) {
        self.router = router
        self.sessions = sessions
        self.journal = journal
        self.log = log
        self.origins = origins
        self.content = content
        self.desk = desk
        self.uploads = uploads
    }

    /// Takes one request to its reply.
    func reply(to request: Request) -> Reply {
        var exchange = receive(request)
        let answer = answer(&exchange)
        return finish(exchange, with: answer)
    }

    /// Takes bytes that could not be read as a request to their reply.
    func reply(to refusal: WireRefusal) -> Reply {
        let session = sessions.defaultSession
        let arrival = session.clock.now
        let ordinal = journal.record(arrival: arrival, session: session.name, request: nil, refusal: refusal)
        let response = Response.problem(
            refusal.status, title: refusal.status.reasonPhrase,
            detail: "\(refusal.reason) (byte \(refusal.offset) of the request).")
        log?.record(
            LogLine(
                arrival: arrival, session: session.name, method: "", target: "-", operation: nil, rule: nil,
                status: refusal.status.code, findings: ["\(refusal.reason) at byte \(refusal.offset)"]))
        return Reply(
            content: .response(desk.signed(response)), ordinal: ordinal,
            completion: JournalCompletion(status: refusal.status))
    }

    /// Notes in the journal what was answered and how far it got.
    func note(_ reply: Reply, _ outcome: JournalEntry.Outcome) {
        journal.complete(reply.ordinal, reply.completion, outcome)
    }

    /// Notes in the journal how an exchange ended whose reply was noted before.
    func ended(_ ordinal: Int, _ outcome: JournalEntry.Outcome) {
        journal.end(ordinal, outcome)
        leases.release(of: ordinal)
    }

    /// Notes in the log that a request arrived on a connection that a fault then broke off.
    func noteUnplayed(after reply: Reply) {
        guard let log, let fault = reply.completion.fault else { return }
        let session = sessions.defaultSession
        log.record(
            LogLine(
                arrival: session.clock.now, session: session.name, method: "", target: "-", operation: nil,
                rule: reply.completion.rule?.id, status: 0, delivery: ["fault \(fault)"],
                findings: ["a request on the kept-alive connection was not played"]))
    }

    // MARK: The stages, in order

    func receive(_ request: Request) -> Exchange {
        let session = sessions.session(for: request)
        let clock = session.clock
        let virtualClock = clock.virtual
        // The clock must not jump over an exchange; whoever sends the reply lets it go.
        virtualClock?.hold()
        let arrival = clock.now
        let ordinal = journal.record(arrival: arrival, session: session.name, request: request)
        return Exchange(
            request: request, session: session, heldClock: virtualClock, arrival: arrival, ordinal: ordinal)
    }

    private func answer(_ exchange: inout Exchange) -> Answer {
        // Routed first: what is served over https only is refused whatever its body is.
        switch route(&exchange) {
        case .answered(let answer): return answer
        case .operation(let operation, let arguments):
            if let refusal = decode(&exchange) { return refusal }
            let checked = check(exchange.request, operation, arguments, &exchange)
            return choose(for: checked, &exchange)
        }
    }

    /// Takes the content coding off the body.
    private func decode(_ exchange: inout Exchange) -> Answer? {
        guard exchange.request.fields.contains(.contentEncoding) else { return nil }
        do throws(ContentDecoder.Refusal) {
            exchange.request = exchange.request.replacingBody(try content.decode(exchange.request))
            return nil
        } catch {
            exchange.remark = error.detail
            return .response(
                .problem(
                    error.status, title: error.status.reasonPhrase, detail: error.detail,
                    fields: error.status == 415 ? [.acceptEncoding: ContentDecoder.acceptedCodings] : [:]))
        }
    }

    private enum Routed {
        case operation(Operation, [PathArgument])
        case answered(Answer)
    }

    private func route(_ exchange: inout Exchange) -> Routed {
        let request = exchange.request
        switch router.route(method: request.method, path: request.target.path) {
        case .matched(let contract, let operation, let arguments):
            exchange.contract = contract
            exchange.operation = operation
            if operation.isHTTPSOnly, !request.isSecure { return .answered(.response(desk.httpsOnly(&exchange))) }
            return .operation(operation, arguments)
        case .methodNotAllowed(let allowed, let operations):
            if let preflight = origins.preflightFields(for: request, allowed: allowed) {
                return .answered(.response(Response(status: 204, fields: preflight)))
            }
            return .answered(.response(desk.methodNotAllowed(&exchange, allowed, operations)))
        case .notFound(let closest):
            return .answered(.response(desk.notFound(&exchange, closest, router.mounts.map(\.contract))))
        }
    }

    private func check(
        _ request: Request, _ operation: Operation, _ arguments: [PathArgument], _ exchange: inout Exchange
    ) -> CheckedRequest {
        let checked = operation.check(request, arguments)
        exchange.violations = checked.allViolations
        return checked
    }

    private func choose(for checked: CheckedRequest, _ exchange: inout Exchange) -> Answer {
        var book = exchange.contract.flatMap(exchange.session.playbook.rulebook(for:))
        if let preference = Preference(checked.request) {
            if let answer = preference.documentedAnswer(of: checked.operation, accept: checked.accept) {
                exchange.remark = answer.remark
                return .response(answer.response)
            }
            if let name = preference.scenario {
                let named = exchange.session.playbook.rulebook(ofScenario: name)
                guard let named, named.contract === exchange.contract else {
                    let known = exchange.contract.map(exchange.session.playbook.scenarioNames(of:)) ?? []
                    let refusal = preference.unknown(scenario: name, among: known)
                    exchange.remark = refusal.remark
                    return .response(refusal.response)
                }
                book = named
            }
        }
        guard let book else { return .response(ContractAnswer.answer(to: checked, at: checked.stage)) }
        let decision = decide(checked, by: book, in: exchange.session, at: exchange.arrival)
        exchange.rule = decision.rule
        return makeAnswer(of: decision, for: checked, &exchange)
    }

    /// Decides under the session's lock when some rule in play has state, and without it otherwise.
    private func decide(
        _ checked: CheckedRequest, by book: Rulebook, in session: Session, at now: SessionInstant
    ) -> Decision {
        guard ScenarioEngine.usesSession(book, for: checked.operation), let state = session.state(of: book.contract)
        else {
            var none = SessionState()
            return session.engine.decide(checked, by: book, state: &none, now: now, start: session.start)
        }
        return state.withLock { state in
            session.engine.decide(checked, by: book, state: &state, now: now, start: session.start)
        }
    }

    func makeAnswer(
        of decision: Decision, for checked: CheckedRequest, _ exchange: inout Exchange
    ) -> Answer {
        var answer: Answer
        switch decision.answer {
        case .fixed(let reply): answer = .fixed(reply)
        case .made(let response): answer = .response(response)
        case .unanswered: answer = .response(ContractAnswer.answer(to: checked, at: decision.stage))
        case .forbidden: answer = .response(ContractAnswer.forbidden(checked))
        case .limited: answer = .response(ContractAnswer.limited(checked))
        case .failed(let reason):
            exchange.remark = reason
            answer = .response(.problem(500, title: "Scenario failed", detail: reason))
        }
        if !decision.addedFields.isEmpty { answer.add(decision.addedFields) }
        if !decision.quotaFields.isEmpty { answer.set(decision.quotaFields) }
        if !decision.leases.isEmpty, let state = exchange.contract.flatMap(exchange.session.state) {
            leases.take(decision.leases, of: exchange.ordinal, in: state)
        }
        if let plan = decision.delivery {
            exchange.delivery = ScriptedDelivery(
                plan: plan, clock: exchange.session.clock, start: exchange.arrival)
            if let fault = plan.fault { answer.strike(fault, target: exchange.request.target) }
        }
        return answer
    }

    func finish(_ exchange: Exchange, with answer: Answer) -> Reply {
        var answer = answer
        let crossOrigin = origins.fields(for: exchange.request)
        if !crossOrigin.isEmpty { answer.set(crossOrigin) }
        let status = answer.status
        log?.record(LogLine(exchange, status: status))
        return Reply(
            content: desk.content(of: answer), ordinal: exchange.ordinal,
            completion: JournalCompletion(
                status: status, contract: exchange.contract, operation: exchange.operation, rule: exchange.rule,
                violations: exchange.violations, remark: exchange.remark, fault: exchange.delivery?.plan.fault),
            heldClock: exchange.heldClock, delivery: exchange.delivery)
    }
}
