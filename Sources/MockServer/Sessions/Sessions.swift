import HTTPModel
import Scenarios
import Support
import Synchronization

/// The sessions of one server: the default one, and those that were opened beside it.
///
/// Any thread may use it. As long as no other session was ever opened, a request costs an atomic read here, and a look
/// for the header that names a session.
package final class Sessions: Sendable {
    private struct Registry: Sendable {
        var byID: [String: OpenSession] = [:]
        var byTrace: [String: Session] = [:]
        var byPort: [Int: Session] = [:]
        var openedCount = 0
        var host: (any SessionHost)?
    }

    /// The session that every server has.
    package let defaultSession: Session
    private let served: Replaceable<ServedRepertoire>
    private let serverSeed: UInt64?
    private let journal: Journal?
    private let registry = LockedValue(Registry())
    private let wasOpened = Atomic<Bool>(false)
    private let hasPorts = Atomic<Bool>(false)
    private let count = Atomic<Int>(0)

    /// Makes the sessions of a server that has only its default one.
    ///
    /// - Parameters:
    ///   - defaultSession: The session that every server has; what it plays was loaded for all.
    ///   - seed: The seed of sessions that ask for none; nil for that of their scenarios.
    ///   - journal: What forgets a session that is closed.
    package init(defaultSession: Session, seed: UInt64? = nil, journal: Journal? = nil) {
        self.journal = journal
        self.defaultSession = defaultSession
        served = Replaceable(defaultSession.playbook.served)
        serverSeed = seed
    }

    /// What new sessions choose from.
    package var repertoire: ServedRepertoire { served.current }
    /// How many sessions are open beside the default one.
    package var openCount: Int { count.load(ordering: .relaxed) }

    /// Says where ports and timers come from.
    func attach(_ host: any SessionHost) {
        registry.withLock { $0.host = host }
    }

    /// Where the server listens; nil for one without sockets.
    var addresses: RunningServer.Addresses? { registry.withLock { $0.host }?.addresses }

    // MARK: Finding

    /// The session that a request belongs to: by the prefix of its path, else by header, else by its trace.
    func session(for request: Request) -> SessionMatch {
        // Who names a session is told that there is none, rather than answered in the default one.
        guard wasOpened.load(ordering: .relaxed) || request.fields.contains(SessionMatch.field) else {
            return SessionMatch(session: defaultSession, request: request)
        }
        if let (id, rest) = SessionPrefix.split(request.target.path), let session = session(id: id) {
            return SessionMatch(session: session, request: request.replacingPath(rest))
        }
        if let id = request.fields.first(SessionMatch.field) {
            if let session = session(id: id) { return SessionMatch(session: session, request: request) }
            return SessionMatch(session: defaultSession, request: request, unknownID: id)
        }
        if let trace = request.fields.first(SessionMatch.traceField).flatMap(SessionMatch.traceID),
            let session = registry.withLock({ $0.byTrace[trace] })
        {
            return SessionMatch(session: session, request: request)
        }
        return SessionMatch(session: defaultSession, request: request)
    }

    /// The session of an id, the default one included.
    package func session(id: String) -> Session? {
        id == Session.defaultName ? defaultSession : registry.withLock { $0.byID[id]?.session }
    }

    /// The session that a port belongs to; nil for a port of the server's own.
    func session(onPort port: Int) -> Session? {
        guard hasPorts.load(ordering: .relaxed) else { return nil }
        return registry.withLock { $0.byPort[port] }
    }

    /// What is known of a session that was opened.
    package func opened(id: String) -> OpenSession? {
        registry.withLock { $0.byID[id] }
    }

    /// Every session that is open beside the default one, the oldest first.
    package var all: [OpenSession] {
        registry.withLock { Array($0.byID.values) }.sorted { $0.opened < $1.opened }
    }

    // MARK: Opening and closing

    /// Opens a session.
    ///
    /// - Throws: `MockServerError` when a scenario is not there or mistaken, a trace id is taken, or the system gives
    ///   no port.
    package func open(_ wish: SessionWish) throws(MockServerError) -> OpenSession {
        let playbook = try repertoire.playbook(of: wish.scenarios)
        let host = registry.withLock { $0.host }
        var ports: SessionPorts?
        if wish.wantsPorts {
            guard let host else { throw .unusable("this server has no ports to give") }
            ports = try host.openPorts(playbook.portFault)
        } else if !playbook.portFault.isNone {
            throw .needsPorts(playbook)
        }
        guard let opened = register(wish, playbook, ports) else {
            if let ports { host?.close(ports) }
            throw .unusable("the trace id \(wish.traceID ?? "") is that of another session")
        }
        if let timeToLive = wish.timeToLive {
            host?.after(timeToLive) { [weak self, id = opened.session.id] in self?.close(id: id) }
        }
        return opened
    }

    /// Makes the session; nil when the trace id is taken.
    ///
    /// The ordinal is counted here, so that a wish that cannot be met leaves the draws of later sessions as they are.
    private func register(_ wish: SessionWish, _ playbook: Playbook, _ ports: SessionPorts?) -> OpenSession? {
        let seed = wish.seed ?? serverSeed ?? playbook.seed ?? RunningServer.Configuration.defaultSeed
        let (id, moment) = (RunToken.makeID(), RealClock().now)
        return registry.withLock { registry -> OpenSession? in
            if let trace = wish.traceID, registry.byTrace[trace] != nil { return nil }
            registry.openedCount += 1
            let session = Session(
                id: id, name: wish.name ?? "\(registry.openedCount)", seed: seed, clock: wish.clock, playbook: playbook)
            let opened = OpenSession(
                session: session, ports: ports, traceID: wish.traceID, timeToLive: wish.timeToLive, opened: moment)
            if let trace = wish.traceID { registry.byTrace[trace] = session }
            registry.byID[opened.session.id] = opened
            for port in opened.ports?.numbers ?? [] { registry.byPort[port] = opened.session }
            count.store(registry.byID.count, ordering: .relaxed)
            wasOpened.store(true, ordering: .releasing)
            if opened.ports != nil { hasPorts.store(true, ordering: .releasing) }
            return opened
        }
    }

    /// Closes a session: its ports, its part of the journal, and whatever waits in it.
    ///
    /// - Returns: False when no such session is open; the default one cannot be closed.
    @discardableResult
    package func close(id: String) -> Bool {
        let (closed, host) = registry.withLock { registry -> (OpenSession?, (any SessionHost)?) in
            guard let opened = registry.byID.removeValue(forKey: id) else { return (nil, nil) }
            if let trace = opened.traceID { registry.byTrace[trace] = nil }
            count.store(registry.byID.count, ordering: .relaxed)
            return (opened, registry.host)
        }
        guard let closed else { return false }
        closed.session.end()
        journal?.clear(session: id)
        if let ports = closed.ports {
            host?.close(ports)
            registry.withLock { registry in for port in ports.numbers { registry.byPort[port] = nil } }
        }
        return true
    }

    // MARK: Playing something else

    /// Lets a session play something else from the next request on; ports of its own follow.
    ///
    /// Connections to ports whose fault is another now end once what they answer is sent.
    ///
    /// - Parameters:
    ///   - session: The session.
    ///   - playbook: What is played.
    ///   - keepsState: True to keep store, machines and counts.
    /// - Throws: `MockServerError` when ports are to be broken and the session has none, or the system does not let it;
    ///   the session then plays on as before.
    func change(_ session: Session, to playbook: Playbook, keepsState: Bool) throws(MockServerError) {
        // Else the ports could follow one of two changes, and the session the other.
        try session.taking { () throws(MockServerError) in
            try changeInTurn(session, to: playbook, keepsState: keepsState)
        }
    }

    private func changeInTurn(
        _ session: Session, to playbook: Playbook, keepsState: Bool
    ) throws(MockServerError) {
        guard playbook.portFault != session.playbook.portFault else {
            return session.change(to: playbook, keepsState: keepsState)
        }
        guard let ports = opened(id: session.id)?.ports, let host = registry.withLock({ $0.host }) else {
            throw .needsPorts(playbook)
        }
        try host.change(ports, to: playbook.portFault)
        session.change(to: playbook, keepsState: keepsState)
        host.endConnections(ports)
    }

    /// Plays what was loaded anew, with every session's state kept.
    ///
    /// - Returns: One line for each session whose scenarios are not what they were, which plays on as before.
    /// - Throws: `MockServerError` when the default session cannot play it; nothing has changed then.
    package func replace(_ next: ServedRepertoire) throws(MockServerError) -> [String] {
        let playbook = try next.playbook(of: defaultSession.playbook.choices)
        try change(defaultSession, to: playbook, keepsState: true)
        served.replace { _ in next }
        var kept: [String] = []
        for session in all.map(\.session) {
            do throws(MockServerError) {
                try change(session, to: try next.playbook(of: session.playbook.choices), keepsState: true)
            } catch {
                kept.append("session \(session.id) plays on as before: \(error.lines.joined(separator: "; "))")
            }
        }
        return kept
    }
}
