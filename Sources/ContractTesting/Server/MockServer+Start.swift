import Contracts
import JSONModel
import MockServer
import Scenarios
import SourceDocuments
import Support

extension MockServer {
    /// Starts a server in this process, on a loopback port that the kernel picks.
    ///
    /// It stops when its last reference goes, so keep it to the end of the test: `defer { mock.stop() }` does.
    ///
    /// - Parameters:
    ///   - contract: What it promises; nil for the scenario's contract.
    ///   - scenario: How it plays it this time: one of the library's by its name, such as `acme/rate-limited`, or the
    ///     path of a file of yours; nil for the documented behaviour.
    ///   - rules: Rules on top, as YAML: a list of them, or a whole scenario; nil for none.
    ///   - transport: How it is reached.
    ///   - clock: How the session's time runs.
    ///   - seed: The seed of every random choice; nil for the scenario's.
    ///   - file: Where the rules stand, for messages.
    ///   - line: The line there.
    ///   - fileID: Where it is started, for recordings of tests whose name is not known.
    ///   - function: The function there.
    /// - Returns: The server, which accepts connections.
    /// - Throws: `MockServerFailure` with every mistake in the files and rules.
    public static func start(
        contract: Contract? = nil, scenario: String? = nil, rules: String? = nil, transport: Transport = .automatic,
        clock: MockClock.Mode = .auto, seed: UInt64? = nil, file: StaticString = #filePath, line: UInt = #line,
        fileID: StaticString = #fileID, function: StaticString = #function
    ) throws(MockServerFailure) -> MockServer {
        let (files, names) = try PlayableFiles.load(contract, scenario: scenario)
        if let scenario { try checkIsScenario(scenario, in: files) }
        var choices = names.map(JSONValue.string)
        var chosen: [ScenarioChoice] = names.map { .named($0) }
        var configuration = RunningServer.Configuration()
        configuration.seed = seed
        configuration.servesAllOverHTTP = transport == .plainHTTP
        if transport == .tls || (transport == .automatic && files.served.needsTLS) {
            configuration.tls = .sharedAuthority(folder: ".understudy")
        }
        let server: RunningServer
        do {
            if let rules {
                let document = document(rules, file, line)
                chosen.append(try .rules(rules, file: document["file"]?.stringValue ?? "rules"))
                choices.append(document)
            }
            server = try RunningServer.start(
                files.served, scenarios: chosen, configuration: configuration,
                clock: SessionClockSetting.make(.init(clock), at: nil))
        } catch let error as MockServerError {
            throw MockServerFailure(error)
        } catch let mistake as Diagnostic {
            throw MockServerFailure(mistake.rendered)
        } catch {
            throw MockServerFailure(ErrorText.line(of: error))
        }
        let addresses = server.addresses
        guard
            let places = SessionPlaces(
                id: server.sessions.defaultSession.id, url: addresses.url, tlsURL: addresses.tlsURL,
                authority: addresses.authorityPath)
        else {
            server.stop(grace: .zero)
            throw MockServerFailure("the server's address is no URL: \(addresses.url)")
        }
        let mock = MockServer(
            places, InProcessAdministration(server: server), choices: choices,
            impliedScenarios: scenario == nil ? Set(names) : [])
        mock.coverage.began(fileID: fileID, function: function)
        return mock
    }

    /// A path may lead to a contract.
    private static func checkIsScenario(_ path: String, in files: PlayableFiles) throws(MockServerFailure) {
        let contracts = files.served.repertoire.contracts
        guard contracts.contains(where: { Paths.normalise($0.file) == Paths.normalise(path) }) else { return }
        throw MockServerFailure("\(path) is a contract and no scenario; pass it as contract: .file(\"\(path)\")")
    }
}

extension SessionClockSetting.Mode {
    init(_ mode: MockClock.Mode) {
        switch mode {
        case .auto: self = .auto
        case .manual: self = .manual
        case .real: self = .real
        }
    }
}
