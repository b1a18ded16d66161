import Contracts
import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments
import Support
import Testing

@testable import MockServer

/// A server that plays one of the bundled scenarios for a client under rehearsal.
final class RehearsalServer {
    static let repertoire = PipelineFixture.bundled

    let clock = RehearsalClock()
    /// What clients reach it over, and where.
    let transport: Transport
    let port: Int
    private let folder = TemporaryFolder()
    private let server: RunningServer
    private let contract: Contract

    init(_ scenario: String, over transport: Transport) throws {
        self.transport = transport
        var configuration = RunningServer.Configuration()
        if transport.isSecure { configuration.tls = .localAuthority(folder: folder.path) }
        server = try RunningServer.start(
            Self.repertoire, scenarios: [scenario], configuration: configuration, clock: clock)
        contract = try #require(Self.repertoire.scenario(named: scenario)).contract
        let url = transport.isSecure ? server.addresses.tlsURL : server.addresses.url
        port = Int(url?.split(separator: ":").last ?? "") ?? 0
    }

    deinit { server.stop(grace: .zero) }

    /// The requests that arrived.
    var entries: [JournalEntry] { server.journal.entries }

    /// What the session keeps in a collection.
    func records(in collection: String) -> [JSONValue] {
        server.store(of: contract).values(in: collection)
    }
}
