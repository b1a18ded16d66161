import Compression
import Contracts
import HTTPModel
import HTTPWire
import JSONModel
import Scenarios
import Support

/// The server's main path, from a request to its reply:
/// find session → receive → route → decode → check → choose rule → make reply → journal and log.
///
/// It does no I/O of its own. Any thread may use it; what changes is behind the locks of session and journal.
final class ExchangePipeline: Sendable {
    let sessions: Sessions
    private let journal: Journal
    private let log: (any RequestLog)?
    private let origins: CrossOriginPolicy
    private let content: ContentDecoder
    private let desk: ReplyDesk
    private let admin: AdminAPI?
    /// False to answer over http too what is for https only.
    private let insistsOnHTTPS: Bool
    /// What open exchanges hold of quotas.
    private let leases = OpenLeases()

    /// Makes the pipeline of one server.
    init(
        sessions: Sessions, journal: Journal, log: (any RequestLog)?, origins: CrossOriginPolicy,
        content: ContentDecoder, desk: ReplyDesk, admin: AdminAPI? = nil, insistsOnHTTPS: Bool = true
    ) {
        self.insistsOnHTTPS = insistsOnHTTPS
        self.admin = admin
        self.sessions = sessions
        self.journal = journal
        self.log = log
        self.origins = origins
        self.content = content
        self.desk = desk
    }

    /// Takes one request to its reply.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - portSession: The session that the request's port belongs to; nil on the server's own ports.
    /// - Returns: What is answered.
    func reply(to request: Request, in portSession: Session? = nil) -> Reply {
        if let admin, portSession == nil, AdminAPI.isAddressed(by: request) { return reply(of: admin, to: request) }
        let match = portSession.map { SessionMatch(session: $0, request: request) } ?? sessions.session(for: request)
        var exchange = receive(match)
        let answer = match.unknownID.map { .response(desk.unknownSession(&exchange, $0)) } ?? answer(&exchange)
        return finish(exchange, with: answer)
    }

    /// Takes bytes that could not be read as a request to their reply.
    ///
    /// - Parameters:
    ///   - refusal: Why they could not.
    ///   - portSession: The session that their port belongs to; nil on the server's own ports, where nothing but a
    ///     request names another session than the default one.
    /// - Returns: What is answered.
    func reply(to refusal: WireRefusal, in portSession: Session? = nil) -> Reply {
        let session = portSession ?? sessions.defaultSession
        let arrival = session.clock.now
        let place = journal.record(arrival: arrival, session: session.id, request: nil, refusal: refusal)
        // As with requests: a session that was closed meanwhile took its entries with it already.
        if !session.isDefault, session.hasEnded { journal.clear(session: session.id) }
        let response = Response.problem(
            refusal.status, title: refusal.status.reasonPhrase,
            detail: "\(refusal.reason) (byte \(refusal.offset) of the request).")
        let logged = logged(in: session) {
            LogLine(
                arrival: arrival, session: session.id, method: "", target: "-", operation: nil, rule: nil,
                status: refusal.status.code, findings: ["\(refusal.reason) at byte \(refusal.offset)"],
                isNonconforming: true)
        }
        return Reply(
            content: .response(desk.signed(response)), session: session, place: place,
            completion: JournalCompletion(status: refusal.status), logged: logged)
    }

    /// Takes a request about the server itself to its reply; the journal does not hold it.
    private func reply(of admin: AdminAPI, to request: Request) -> Reply {
        var answer = Answer.response(admin.response(to: request))
        let crossOrigin = CrossOriginPolicy.loopbackOrigins.fields(for: request)
        if !crossOrigin.isEmpty { answer.set(crossOrigin) }
        let session = sessions.defaultSession
        return Reply(
            content: desk.content(of: answer, in: session.playbook.served), session: session,
            place: .none, completion: JournalCompletion(status: answer.status))
    }

    /// The session that a port belongs to; nil for a port of the server's own.
    func session(onPort port: Int) -> Session? {
        sessions.session(onPort: port)
    }

    /// Notes in the journal what was answered and how far it got.
    func note(_ reply: Reply, _ outcome: JournalEntry.Outcome) {
        journal.complete(reply.place, reply.completion, outcome)
    }

    /// Notes in the journal when an answer that waited was out, or its exchange ended without.
    func ended(_ reply: PendingReply, at moment: SessionInstant) {
        journal.end(reply.place, at: moment)
    }

    /// Notes how an exchange ended whose reply was noted before: in the journal, and in the log where its line does
    /// not tell.
    func ended(_ reply: PendingReply, _ outcome: JournalEntry.Outcome) {
        journal.end(reply.place, outcome)
        leases.release(of: reply.place.ordinal)
        guard outcome != .answered, let log, let notice = reply.logged?.notice(of: outcome) else { return }
        log.record(notice)
    }

    /// Writes a line of the log; nil without a log.
    private func logged(in session: Session, _ makeLine: () -> LogLine) -> LoggedReply? {
        guard let log else { return nil }
        let line = makeLine()
        log.record(line)
        return LoggedReply(line, in: session)
    }

    /// Notes in the log that a request arrived on a connection that a fault then broke off.
    func noteUnplayed(after reply: Reply) {
        guard let log, let fault = reply.completion.fault else { return }
        let session = reply.session
        log.record(
            LogLine(
                arrival: session.clock.now, session: session.id, method: "", target: "-", operation: nil,
                rule: reply.completion.rule?.id, status: 0, delivery: ["fault \(fault)"],
                findings: ["a request on the kept-alive connection was not played"]))
    }

    // MARK: The stages, in order

    func receive(_ match: SessionMatch) -> Exchange {
        let session = match.session
        let clock = session.clock
        let virtualClock = clock.virtual
        // The clock must not jump over an exchange; whoever sends the reply lets it go.
        virtualClock?.holdForArrival()
        let arrival = clock.now
        let place = journal.record(arrival: arrival, session: session.id, request: match.request)
        // A session that was closed meanwhile took its entries with it already.
        if !session.isDefault, session.hasEnded { journal.clear(session: session.id) }
        return Exchange(
            request: match.request, session: session, play: session.play, heldClock: virtualClock, arrival: arrival,
            place: place)
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
        let router = exchange.play.playbook.served.router
        switch router.route(method: request.method, path: request.target.path) {
        case .matched(let contract, let operation, let arguments):
            exchange.contract = contract
            exchange.operation = operation
            if operation.isHTTPSOnly, !request.isSecure {
                guard !insistsOnHTTPS else { return .answered(.response(desk.httpsOnly(&exchange))) }
                exchange.remark =
                    "\(request.method) \(exchange.shownPath) is for https only; this server takes it over http too."
            }
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
        var book = exchange.contract.flatMap(exchange.play.playbook.rulebook(for:))
        let preference = Preference(checked.request)
        if let preference {
            if let answer = preference.documentedAnswer(of: checked.operation, accept: checked.accept) {
                exchange.remark = answer.remark
                return .response(answer.response)
            }
            if let name = preference.scenario {
                let named = exchange.play.playbook.served.rulebook(ofScenario: name)
                guard let named, named.contract === exchange.contract else {
                    let known = exchange.contract.map(exchange.play.playbook.served.scenarioNames(of:)) ?? []
                    let refusal = preference.unknown(scenario: name, among: known)
                    exchange.remark = refusal.remark
                    return .response(refusal.response)
                }
                book = named
                exchange.remark = preference.remark
            }
        }
        guard let book else { return .response(ContractAnswer.answer(to: checked, at: checked.stage)) }
        let decision = decide(checked, by: book, in: exchange, takesEffect: preference == nil)
        exchange.rule = decision.rule
        if !decision.modifiers.isEmpty { exchange.modifiers = decision.modifiers }
        return makeAnswer(of: decision, for: checked, &exchange)
    }

    /// Decides under the session's lock when some rule in play has state, and without it otherwise.
    ///
    /// A decision that takes no effect is made on a copy of what the session remembers, which is thrown away.
    private func decide(
        _ checked: CheckedRequest, by book: Rulebook, in exchange: Exchange, takesEffect: Bool
    ) -> Decision {
        let engine = exchange.session.engine
        let (now, start) = (exchange.arrival, exchange.play.start)
        guard ScenarioEngine.usesSession(book, for: checked.operation),
            let state = exchange.play.state(of: book.contract)
        else {
            var none = SessionState()
            return engine.decide(checked, by: book, state: &none, now: now, start: start)
        }
        guard takesEffect else {
            var copy = state.withLock { $0 }
            var decision = engine.decide(checked, by: book, state: &copy, now: now, start: start)
            decision.leases = []
            return decision
        }
        return state.withLock { state in
            engine.decide(checked, by: book, state: &state, now: now, start: start)
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
            exchange.add(remark: reason)
            answer = .response(.problem(500, title: "Scenario failed", detail: reason))
        }
        if !decision.addedFields.isEmpty { answer.add(decision.addedFields) }
        if !decision.quotaFields.isEmpty { answer.set(decision.quotaFields) }
        if !decision.leases.isEmpty, let state = exchange.contract.flatMap(exchange.play.state) {
            leases.take(decision.leases, of: exchange.place.ordinal, in: state)
        }
        if let plan = decision.delivery {
            exchange.delivery = ScriptedDelivery(plan: plan, start: exchange.arrival)
            if let fault = plan.fault { answer.strike(fault, target: exchange.request.sentTarget) }
        }
        return answer
    }

    func finish(_ exchange: Exchange, with answer: Answer) -> Reply {
        if let refusal = desk.refusal(of: answer, in: exchange.play.playbook.served) {
            // Before journal and log, so that they tell of what is sent.
            var refused = exchange
            refused.add(remark: "the response cannot be written: \(refusal.reason)")
            return finish(refused, with: .response(ReplyDesk.unwritable(refusal)))
        }
        var answer = answer
        let crossOrigin = origins.fields(for: exchange.request)
        if !crossOrigin.isEmpty { answer.set(crossOrigin) }
        let status = answer.status
        let logged = logged(in: exchange.session) {
            // Who named a session, though none that is open, did not mean the default one.
            let mayMeanOthers = exchange.session.isDefault && !exchange.namesUnknownSession
            return LogLine(exchange, status: status, otherSessions: mayMeanOthers ? sessions.openCount : 0)
        }
        return Reply(
            content: desk.content(of: answer, in: exchange.play.playbook.served), session: exchange.session,
            place: exchange.place,
            completion: JournalCompletion(
                answer, contract: exchange.contract, operation: exchange.operation, rule: exchange.rule,
                modifiers: exchange.modifiers, violations: exchange.violations, remark: exchange.remark,
                plan: exchange.delivery?.plan),
            heldClock: exchange.heldClock, delivery: exchange.delivery, logged: logged)
    }
}
