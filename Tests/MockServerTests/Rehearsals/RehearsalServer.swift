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
    /// The bundled contracts and scenarios, over http alone: the clients here speak no TLS.
    static let repertoire = PipelineFixture.load(
        ["\(PipelineFixture.packageFolder)/fixtures", "\(PipelineFixture.packageFolder)/scenarios"],
        from: PlainFiles()
    ).repertoire

    let clock = RehearsalClock()
    let port: Int
    private let server: MockServer
    private let contract: Contract

    init(_ scenario: String) throws {
        server = try MockServer.start(Self.repertoire, scenarios: [scenario], clock: clock)
        contract = try #require(Self.repertoire.scenario(named: scenario)).contract
        port = Int(server.addresses.url.split(separator: ":").last ?? "") ?? 0
    }

    deinit { server.stop(grace: .zero) }

    /// The requests that arrived.
    var entries: [JournalEntry] { server.journal.entries }

    /// What the session keeps in a collection.
    func records(in collection: String) -> [JSONValue] {
        server.store(of: contract).values(in: collection)
    }
}

/// The files of this machine, in which no contract is served over https only.
private struct PlainFiles: FileReader {
    private let files = FileSystem()

    func readFile(_ path: String) throws(FileError) -> [UInt8] {
        let bytes = try files.readFile(path)
        guard path.hasSuffix("openapi.yaml") else { return bytes }
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(text.replacing("x-https-only: true", with: "x-https-only: false").utf8)
    }

    func listFolder(_ path: String) throws(FileError) -> [String] { try files.listFolder(path) }
    func isFolder(_ path: String) -> Bool { files.isFolder(path) }
    func exists(_ path: String) -> Bool { files.exists(path) }
    func resolved(_ path: String) throws(FileError) -> String { try files.resolved(path) }
}
