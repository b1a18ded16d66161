package import Contracts
package import HTTPModel
import HTTPWire
package import JSONModel
import Network
package import Scenarios
import SourceDocuments
package import Support

/// A server that plays a repertoire on loopback sockets until it is stopped.
///
/// Any thread may use it.
package final class RunningServer: Sendable {
    /// Where the server listens.
    package struct Addresses: Sendable {
        /// The base URL for http.
        package let url: String
        /// The base URL for https.
        package let tlsURL: String?
        /// The path of the certificate authority that signs for https; nil when the caller brought a certificate.
        package let authorityPath: String?
    }

    /// Where it listens.
    package let addresses: Addresses
    /// The seed of the default session.
    package let seed: UInt64
    /// What it knows of its exchanges.
    package let journal: Journal
    /// Its sessions, the default one among them.
    package let sessions: Sessions
    /// The token that requests about the server itself must carry; nil when they need none, or when there is no such
    /// part.
    package var adminToken: String? { admin?.gate.token }
    /// True when it answers requests about itself below `/__admin`.
    package var hasAdmin: Bool { configuration.hasAdmin }
    private let admin: AdminAPI?
    private let network: NetworkServer
    private let configuration: Configuration

    private init(
        addresses: Addresses, seed: UInt64, journal: Journal, sessions: Sessions, admin: AdminAPI?,
        network: NetworkServer, configuration: Configuration
    ) {
        self.addresses = addresses
        self.seed = seed
        self.journal = journal
        self.sessions = sessions
        self.admin = admin
        self.network = network
        self.configuration = configuration
    }

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - repertoire: What it can play.
    ///   - scenarios: The names of the scenarios to play, instead of their contracts' documented ones.
    ///   - configuration: Ports, limits and the like.
    ///   - clock: What it tells the time by.
    ///   - log: Where the line about each request goes; nil for nowhere.
    /// - Returns: The server, which accepts connections.
    /// - Throws: `MockServerError` when the repertoire and the configuration do not fit, or the machine refuses.
    package static func start(
        _ repertoire: Repertoire, scenarios: [String] = [], configuration: Configuration = Configuration(),
        clock: any SessionClock = RealClock(), log: (any RequestLog)? = nil
    ) throws(MockServerError) -> RunningServer {
        let served = try ServedRepertoire(repertoire, mounts: configuration.mounts, runToken: RunToken.make())
        return try start(
            served, scenarios: scenarios.map { .named($0) }, configuration: configuration, clock: clock, log: log)
    }

    /// Starts a server on what was made ready before, which several servers of one process may share.
    ///
    /// - Parameters:
    ///   - served: What it can play; its mounts count, not those of the configuration.
    ///   - scenarios: The scenarios to play, instead of their contracts' documented ones.
    ///   - configuration: Ports, limits and the like.
    ///   - clock: What it tells the time by.
    ///   - log: Where the line about each request goes; nil for nowhere.
    /// - Returns: The server, which accepts connections.
    /// - Throws: `MockServerError` when a scenario is not there or mistaken, or the machine refuses.
    package static func start(
        _ served: ServedRepertoire, scenarios: [ScenarioChoice], configuration: Configuration,
        clock: any SessionClock, log: (any RequestLog)? = nil
    ) throws(MockServerError) -> RunningServer {
        let playbook = try served.playbook(of: scenarios)
        guard playbook.portFault.isNone else { throw .needsPorts(playbook) }
        let seed = configuration.seed ?? playbook.seed ?? Configuration.defaultSeed
        let journal = Journal(byteLimit: configuration.journalBytes)
        let sessions = Sessions(
            defaultSession: Session(name: Session.defaultName, seed: seed, clock: clock, playbook: playbook),
            seed: configuration.seed, journal: journal)
        let gate = AdminGate(configuration)
        let admin = gate.map {
            AdminAPI(gate: $0, sessions: sessions, journal: journal, log: log, runToken: served.runToken)
        }
        let pipeline = ExchangePipeline(
            sessions: sessions, journal: journal, log: log, origins: configuration.origins,
            content: ContentDecoder(maxBytes: configuration.maxBody), desk: ReplyDesk(runToken: served.runToken),
            admin: admin, insistsOnHTTPS: !configuration.servesAllOverHTTP)
        do throws(NetworkError) {
            let limits = configuration.wireLimits
            let network = NetworkServer(configuration: configuration.network) { loop, isSecure in
                ConnectionDriver(
                    pipeline: pipeline, limits: limits, timeouts: TimeoutDurations(), dates: DateKeeper(),
                    loop: loop, isSecure: isSecure)
            }
            let (addresses, tls) = try listen(network, configuration)
            sessions.attach(
                NetworkSessionHost(addresses: addresses, network: network, host: configuration.host, tls: tls))
            try network.start()
            return RunningServer(
                addresses: addresses, seed: seed, journal: journal, sessions: sessions, admin: admin,
                network: network, configuration: configuration)
        } catch {
            throw MockServerError(error, configuration)
        }
    }

    /// Plays what was loaded anew, in the place of what was loaded before; sessions keep their state.
    ///
    /// - Returns: One line for each session that cannot play it and goes on as before.
    /// - Throws: `MockServerError` when the default session cannot play it; nothing has changed then.
    package func replace(with repertoire: Repertoire) throws(MockServerError) -> [String] {
        try sessions.replace(
            ServedRepertoire(repertoire, mounts: configuration.mounts, runToken: sessions.repertoire.runToken))
    }

    /// Answers a request about the server itself without a socket; any thread may ask.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - target: The path below `/__admin`, and the query.
    ///   - body: The content; nil for none.
    /// - Returns: The answer; 404 when the server has no such part.
    package func administer(_ method: HTTPModel.Method, _ target: String, body: JSONValue? = nil) -> Response {
        guard let admin else { return Response(status: 404) }
        var fields: HeaderFields = ["Host": "localhost"]
        if body != nil { fields.append(.contentType, "application/json") }
        if let token = adminToken { fields.append(AdminGate.tokenField, token) }
        return admin.response(
            to: Request(
                method: method, target: RequestTarget(originForm: AdminAPI.basePath + target), fields: fields,
                body: body?.serialized() ?? []))
    }

    /// What the default session keeps just now for a contract's rules.
    package func store(of contract: Contract) -> Store {
        sessions.defaultSession.state(of: contract)?.withLock { $0.store } ?? Store()
    }

    /// Stops: no new connection, answers that are being written finish, for at most `grace`.
    ///
    /// Stopping twice is fine.
    package func stop(grace: Duration = .seconds(5)) {
        network.stop(grace: grace)
    }

    /// The base URL that a contract's operations stand below: that for https when all of them are answered over https
    /// only.
    package func url(of contract: Contract) -> String {
        let isHTTPSOnly = !contract.operations.isEmpty && contract.operations.allSatisfy(\.isHTTPSOnly)
        return (isHTTPSOnly ? addresses.tlsURL ?? addresses.url : addresses.url)
            + (sessions.repertoire.mounts.first { $0.contract === contract }?.prefix ?? "")
    }

    private static func listen(
        _ network: NetworkServer, _ configuration: Configuration
    ) throws(NetworkError) -> (Addresses, TLSContext?) {
        let port = try network.listen(host: configuration.listenHost, port: configuration.port)
        let url = "http://\(configuration.urlHost):\(port)"
        guard let tls = configuration.tls else {
            return (Addresses(url: url, tlsURL: nil, authorityPath: nil), nil)
        }
        let context: TLSContext
        var authorityPath: String?
        switch tls {
        case .files(let certificate, let key):
            context = try TLSContext(certificateFile: certificate, keyFile: key)
        case .localAuthority(let folder):
            let authority = try LocalAuthority.loadOrCreate(in: folder)
            context = try authority.makeServerContext()
            authorityPath = authority.certificatePath
        case .sharedAuthority(let folder):
            (context, authorityPath) = try SharedAuthorities.context(in: folder)
        }
        let tlsPort = try network.listen(host: configuration.listenHost, port: configuration.tlsPort, tls: context)
        let tlsURL = "https://\(configuration.urlHost):\(tlsPort)"
        return (Addresses(url: url, tlsURL: tlsURL, authorityPath: authorityPath), context)
    }
}
