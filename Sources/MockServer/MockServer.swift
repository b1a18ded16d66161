package import Contracts
import HTTPModel
import HTTPWire
import Network
package import Scenarios
import SourceDocuments
package import Support

/// A server that plays a repertoire on loopback sockets until it is stopped.
///
/// Any thread may use it.
package final class MockServer: Sendable {
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
    private let network: NetworkServer
    private let session: Session
    private let mounts: [Mount]

    private init(
        addresses: Addresses, session: Session, journal: Journal, network: NetworkServer, mounts: [Mount]
    ) {
        self.addresses = addresses
        seed = session.seed
        self.session = session
        self.journal = journal
        self.network = network
        self.mounts = mounts
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
    ) throws(MockServerError) -> MockServer {
        let chosen = try choose(scenarios, from: repertoire)
        let mounts = try mount(repertoire.contracts, configuration.mounts)
        let router = try makeRouter(mounts)
        let playbook = Playbook(repertoire: repertoire, chosen: chosen)
        let seed = configuration.seed ?? chosen.lazy.compactMap(\.seed).first ?? Configuration.defaultSeed
        let journal = Journal(byteLimit: configuration.journalBytes)
        let session = Session(name: Session.defaultName, seed: seed, clock: clock, playbook: playbook)
        let pipeline = ExchangePipeline(
            router: router, sessions: Sessions(defaultSession: session), journal: journal, log: log,
            origins: configuration.origins, content: ContentDecoder(maxBytes: configuration.maxBody),
            desk: ReplyDesk(runToken: RunToken.make(), rulebooks: playbook.rulebooks),
            uploads: UploadFaultTable(playbook.rulebooks))
        do throws(NetworkError) {
            let limits = configuration.wireLimits
            let network = NetworkServer(configuration: configuration.network) { loop, isSecure in
                ConnectionDriver(
                    pipeline: pipeline, limits: limits, timeouts: TimeoutDurations(), dates: DateKeeper(clock: clock),
                    loop: loop, isSecure: isSecure)
            }
            let addresses = try listen(network, configuration)
            try network.start()
            return MockServer(
                addresses: addresses, session: session, journal: journal, network: network, mounts: mounts)
        } catch {
            throw MockServerError(error, configuration)
        }
    }

    /// What the default session keeps just now for a contract's rules.
    package func store(of contract: Contract) -> Store {
        session.state(of: contract)?.withLock { $0.store } ?? Store()
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
            + (mounts.first { $0.contract === contract }?.prefix ?? "")
    }

    private static func choose(
        _ names: [String], from repertoire: Repertoire
    ) throws(MockServerError) -> [Scenario] {
        var chosen: [Scenario] = []
        for name in names {
            guard let scenario = repertoire.scenario(named: name) else {
                let known = repertoire.scenarios.map(\.name)
                let hint =
                    NearestName.find(name, among: known).map { ", did you mean \"\($0)\"?" }
                    ?? (known.isEmpty ? "; none was found" : "; there are \(known.sorted().joined(separator: ", "))")
                throw .unusable("no scenario \"\(name)\"\(hint)")
            }
            chosen.append(scenario)
        }
        return chosen
    }

    private static func mount(
        _ contracts: [Contract], _ mounts: [(contract: String, prefix: String)]
    ) throws(MockServerError) -> [Mount] {
        for mount in mounts where !contracts.contains(where: { $0.name == mount.contract }) {
            let known = contracts.map(\.name)
            let hint =
                NearestName.find(mount.contract, among: known).map { ", did you mean \"\($0)\"?" }
                ?? "; there are \(known.joined(separator: ", "))"
            throw .unusable("--mount: no contract \"\(mount.contract)\"\(hint)")
        }
        return contracts.map { contract in
            var prefix = mounts.last { $0.contract == contract.name }?.prefix ?? ""
            while prefix.hasSuffix("/") { prefix.removeLast() }
            return Mount(contract, prefix: prefix)
        }
    }

    private static func makeRouter(
        _ mounts: [Mount]
    ) throws(MockServerError) -> Router {
        let collector = DiagnosticCollector()
        let router = Router(mounts, into: collector)
        if collector.hasErrors { throw .findings(collector.diagnostics) }
        return router
    }

    private static func listen(
        _ network: NetworkServer, _ configuration: Configuration
    ) throws(NetworkError) -> Addresses {
        // The network module's word for both loopback addresses.
        let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(configuration.host)
        let listenHost = isLoopback ? "localhost" : configuration.host
        let port = try network.listen(host: listenHost, port: configuration.port)
        let host =
            isLoopback ? "127.0.0.1" : configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        let url = "http://\(host):\(port)"
        guard let tls = configuration.tls else {
            return Addresses(url: url, tlsURL: nil, authorityPath: nil)
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
        }
        let tlsPort = try network.listen(host: listenHost, port: configuration.tlsPort, tls: context)
        return Addresses(url: url, tlsURL: "https://\(host):\(tlsPort)", authorityPath: authorityPath)
    }
}
