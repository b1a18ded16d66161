import JSONModel
import Support

/// A client as a team writes it: right in everything, but for its bugs.
final class RehearsedClient {
    /// How often the right client sends a request at most.
    static let attempts = 5
    /// What counts as going on and on.
    private static let endlessness = 40

    let vendor: VendorProfile
    let bugs: Set<ClientBug>
    let server: RehearsalServer
    /// What it wrote down.
    private(set) var log: [String] = []
    private var credential: String
    private var connection: ClientConnection?
    private var sent = 0

    init(of vendor: VendorProfile, bugs: Set<ClientBug> = [], on server: RehearsalServer) {
        self.vendor = vendor
        self.bugs = bugs
        self.server = server
        credential = vendor.credential
    }

    private func has(_ bug: ClientBug) -> Bool { bugs.contains(bug) }

    // MARK: A task, from its first request to what the user is told

    func perform(_ task: ClientTask) -> ClientOutcome {
        result(of: task).outcome
    }

    /// What became of a task, and the answer in the end.
    func result(of task: ClientTask) -> (outcome: ClientOutcome, answer: JSONValue?) {
        sent = 0
        var attempt = 0
        var hasRenewed = false
        while true {
            attempt += 1
            guard sent < Self.endlessness else { return (.endless, nil) }
            let next: NextStep
            let answer: ClientAnswer?
            do throws(AnswerReader.Loss) {
                let whole = try exchange(task.request)
                (answer, next) = (whole, judge(whole, task))
            } catch {
                (answer, next) = (nil, reaction(to: error, task))
            }
            let isLast = attempt >= Self.attempts && !has(.retriesForEver)
            switch next {
            case .finish(let outcome): return (outcome, answer?.json)
            case .renew:
                if vendor.repeatsCredential, !hasRenewed, !has(.givesUpWhenChallenged) {
                    hasRenewed = true
                    continue
                }
                guard vendor.renewal != nil, !has(.keepsExpiredCredential), !hasRenewed || has(.renewsForEver) else {
                    return (.refused(answer?.status ?? 401), nil)
                }
                hasRenewed = true
                if let outcome = renew() { return (outcome, nil) }
            case .repeatAtOnce:
                if isLast { return (.gaveUp, nil) }
            case .repeatLater(let wait):
                if isLast || has(.neverRetries) { return (.gaveUp, nil) }
                pause(attempt, wait)
            case .look(let otherwise):
                pause(attempt, nil)
                if let outcome = look(task, otherwise) { return (outcome, nil) }
                if isLast { return (.gaveUp, nil) }
            }
        }
    }

    private enum NextStep {
        case finish(ClientOutcome)
        case renew
        case repeatAtOnce
        case repeatLater(Duration?)
        /// Find out what a request did, and repeat it when that was nothing; what to say when nobody can tell.
        case look(ClientOutcome)
    }

    private func reaction(to loss: AnswerReader.Loss, _ task: ClientTask) -> NextStep {
        let wasReused = connection?.isReused ?? false
        connection = nil
        if loss == .hangs { return .finish(.hangs) }
        if loss == .closed, wasReused {
            if has(.givesUpOnStaleConnection) { return .finish(.gaveUp) }
            if task.isRepeatable { return .repeatAtOnce }
        }
        if has(.takesLostForFailed) { return .finish(.gaveUp) }
        return task.isRepeatable || has(.repeatsLost) ? .repeatLater(nil) : .look(.gaveUp)
    }

    private func pause(_ attempt: Int, _ wait: Duration?) {
        if has(.retriesAtOnce) { return }
        if let wait, !has(.ignoresRetryAfter) { return server.clock.advance(by: wait) }
        server.clock.advance(by: .seconds(1 << min(attempt - 1, 6)))
    }

    /// Asks for a new credential; returns what to tell the user when there is none.
    private func renew() -> ClientOutcome? {
        guard let renewal = vendor.renewal else { return .refused(401) }
        guard let answer = try? exchange(renewal, authorized: false), (200..<300).contains(answer.status) else {
            return .refused(401)
        }
        guard let renewed = answer.json.flatMap(vendor.renewed) else { return .unreadable }
        if !has(.keepsOldCredential) { credential = renewed }
        return nil
    }

    /// Finds out what a request did; nil when it did nothing.
    private func look(_ task: ClientTask, _ otherwise: ClientOutcome) -> ClientOutcome? {
        guard let verification = task.verification else { return otherwise }
        for attempt in 1...Self.attempts {
            let answer: ClientAnswer
            do throws(AnswerReader.Loss) {
                answer = try exchange(verification.request)
            } catch {
                connection = nil
                if error == .hangs { return .hangs }
                pause(attempt, nil)
                continue
            }
            if (200..<300).contains(answer.status), !answer.isHTML, let json = answer.json {
                return verification.holds(json) ? .worked : nil
            }
            if answer.isHTML { return .unreadable }
            pause(attempt, nil)
        }
        return otherwise
    }

    // MARK: An answer

    private func judge(_ answer: ClientAnswer, _ task: ClientTask) -> NextStep {
        if has(.decodesEverything), answer.json == nil { return .finish(.crashed) }
        for bug in bugs {
            if let outcome = vendor.misreadings[bug]?(answer) { return .finish(outcome) }
        }
        switch answer.status {
        case 200..<300: return judgeSuccess(answer, task)
        case 401 where has(.repeatsRefusedCredential): return .repeatLater(nil)
        case 401: return .renew
        case 403 where has(.renewsWhenForbidden): return .renew
        case 429, 503: return .repeatLater(retryAfter(answer))
        case 500...599:
            return task.isRepeatable || has(.repeatsLost) ? .repeatLater(retryAfter(answer)) : .look(.gaveUp)
        case 300..<400: return .finish(sent < Self.endlessness ? .gaveUp : .endless)
        case 100..<200: return .finish(.unreadable)
        default:
            if has(.trustsBody), answer.json.map(vendor.claimsSuccess) == true { return .finish(.worked) }
            return has(.retriesRefusals) ? .repeatLater(nil) : .finish(.refused(answer.status))
        }
    }

    private func judgeSuccess(_ answer: ClientAnswer, _ task: ClientTask) -> NextStep {
        if has(.trustsStatus) { return .finish(.worked) }
        if has(.chokesOnByteOrderMark), answer.body.first == 0xEF { return .finish(.crashed) }
        let labels = answer.values("content-type")
        if has(.joinsLines), labels.count > 1 { return .finish(.unreadable) }
        if has(.demandsLabel), labels.first != "application/json" { return .finish(.unreadable) }
        if answer.isHTML { return .finish(.unreadable) }
        guard let json = answer.json else {
            // It may have been carried out all the same, and nothing else on this connection can be trusted.
            if !has(.keepsBrokenConnection) { connection = nil }
            if has(.takesPartForWhole) { return .finish(.crashed) }
            return task.isRepeatable || has(.repeatsLost) ? .repeatLater(nil) : .look(.unreadable)
        }
        guard vendor.succeeded(json) else { return .finish(.refused(answer.status)) }
        if let record = vendor.record(json) {
            let names = Set(record.names)
            if has(.refusesNewMembers), !names.isSubset(of: vendor.members) { return .finish(.crashed) }
            if has(.needsEveryMember), !names.isSuperset(of: vendor.members) { return .finish(.crashed) }
        }
        return .finish(.worked)
    }

    private func retryAfter(_ answer: ClientAnswer) -> Duration? {
        answer.first("retry-after").flatMap { Int($0) }.map { .seconds($0) }
    }

    // MARK: One request and its answer

    private func exchange(
        _ request: ClientRequest, authorized: Bool = true
    ) throws(AnswerReader.Loss) -> ClientAnswer {
        var target = bugs.reduce(request.target) { vendor.misdirections[$1]?($0) ?? $0 }
        var hops = 0
        while true {
            let answer = try send(request, to: target, authorized)
            guard (300..<400).contains(answer.status), let location = answer.first("location") else { return answer }
            hops += 1
            guard hops <= 5 || has(.followsForEver), sent < Self.endlessness else { return answer }
            target = location
        }
    }

    private func send(
        _ request: ClientRequest, to target: String, _ authorized: Bool
    ) throws(AnswerReader.Loss) -> ClientAnswer {
        sent += 1
        if let rest = connection?.rest, !rest.isEmpty, !has(.keepsBrokenConnection) { connection = nil }
        let connection = connection ?? ClientConnection(to: server)
        self.connection = connection
        var lines = ["\(request.method) \(target) HTTP/1.1", "Host: localhost", "Accept: application/json"]
        // A renewal brings what it needs of the vendor's own fields, but no credential.
        lines += authorized ? vendor.fields(credential) : []
        if let body = request.body { lines += request.fields + ["Content-Length: \(body.utf8.count)"] }
        connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (request.body ?? ""))
        var reader = AnswerReader(connection, bugs: bugs, clock: server.clock)
        let answer = try reader.read()
        log.append("\(request.method) \(target) \(answer.status)" + (has(.logsAnswers) ? " \(answer.text)" : ""))
        if answer.first("connection")?.lowercased() == "close" { self.connection = nil }
        return answer
    }
}
