import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Support
import Testing

@testable import MockServer

/// A scenario, what a client does under it, what must hold in the end, and which clients break that.
struct Rehearsal: Sendable, CustomTestStringConvertible {
    /// What is looked at in the end.
    enum Check: String {
        /// What the client told its user, task by task.
        case outcomes
        /// How many requests arrived for each operation.
        case requests
        /// How long the client waited behind an answer that told it to come later.
        case pauses
        /// How long everything took.
        case duration
        /// What the server has in its store.
        case records
        /// What the server keeps as the only record.
        case stored
        /// That no secret is in the client's log.
        case secrecy
    }

    /// One thing that the client does.
    enum Step: Sendable {
        case perform(ClientTask)
        case wait(Duration)
        /// Repeats a task until its answer holds, every two seconds, for two minutes at most.
        case poll(ClientTask, until: @Sendable (JSONValue) -> Bool)
        /// Reads, and saves what becomes of it; a client that saves what it read, or what it changes alone, uses the
        /// second.
        case change(
            ClientTask, right: @Sendable (JSONValue) -> ClientTask, naive: @Sendable (JSONValue) -> ClientTask)
        /// Reads, lets the user edit for so long, reads again, and saves what becomes of that.
        case edit(ClientTask, for: Duration, save: @Sendable (JSONValue) -> ClientTask)
        /// Performs a task, and compares the answer with what the user wants.
        case compare(ClientTask, holds: @Sendable (JSONValue) -> Bool)
    }

    /// A client that must fail, and by which check.
    struct Wrong: Sendable {
        let bugs: Set<ClientBug>
        let fails: Check

        init(_ bugs: ClientBug..., fails: Check) {
            self.bugs = Set(bugs)
            self.fails = fails
        }
    }

    let scenario: String
    let vendor: VendorProfile
    let steps: [Step]
    /// What the right client tells its user, step by step; waits aside.
    let outcomes: [ClientOutcome]
    /// How many requests arrive for these operations.
    var requests: [String: Int] = [:]
    /// How long a client waits at least behind a 429 or a 5xx.
    var pause: Duration?
    /// How long everything takes at most.
    var duration: Duration?
    /// How many records there are in a collection in the end.
    var records: (collection: String, count: Int)?
    /// A collection and what its only record must be like.
    var stored: (collection: String, holds: @Sendable (JSONValue) -> Bool)?
    /// The client that the scenario's title speaks of, and others that fail too.
    let wrong: [Wrong]

    var testDescription: String { scenario }

    /// What its client may speak over: both, unless the vendor's contract wants https.
    var transports: [Transport] {
        let contract = RehearsalServer.repertoire.scenario(named: scenario)?.contract
        return contract?.operations.contains(where: \.isHTTPSOnly) == true ? [.https] : Transport.allCases
    }

    /// Plays it with a client and returns the checks that fail.
    ///
    /// - Parameters:
    ///   - bugs: What the client does wrong.
    ///   - transport: What it speaks over; nil for the first that it may.
    /// - Returns: What was found, by the check that fails.
    /// - Throws: What keeps the server from starting.
    func failures(bugs: Set<ClientBug> = [], over transport: Transport? = nil) throws -> [Check: String] {
        let server = try RehearsalServer(scenario, over: transport ?? transports.first ?? .http)
        let client = RehearsedClient(of: vendor, bugs: bugs, on: server)
        let start = server.clock.now
        let outcomes = steps.compactMap { play($0, client) }
        let entries = server.entries
        var failures: [Check: String] = [:]
        if outcomes != self.outcomes { failures[.outcomes] = "\(outcomes), not \(self.outcomes)" }
        let counts = Dictionary(grouping: entries) { $0.operationID ?? "?" }.mapValues(\.count)
        for (operation, count) in requests where counts[operation, default: 0] != count {
            failures[.requests, default: ""] += "\(counts[operation, default: 0]) of \(operation), not \(count); "
        }
        if let pause {
            for (entry, next) in zip(entries, entries.dropFirst())
            where [429, 500, 502, 503].contains(entry.status?.code ?? 0) && next.arrival - entry.arrival < pause {
                failures[.pauses] = "\(next.arrival - entry.arrival), not \(pause)"
            }
        }
        if let duration, server.clock.now - start > duration {
            failures[.duration] = "\(server.clock.now - start), not \(duration)"
        }
        if let records, server.records(in: records.collection).count != records.count {
            failures[.records] = "\(server.records(in: records.collection).count), not \(records.count)"
        }
        if let stored {
            let records = server.records(in: stored.collection)
            if records.count != 1 || !records.allSatisfy(stored.holds) {
                failures[.stored] = records.map(\.compactText).joined(separator: " ")
            }
        }
        for secret in vendor.secrets where client.log.contains(where: { $0.contains(secret) }) {
            failures[.secrecy] = "\(secret) is in the log"
        }
        return failures
    }

    private func play(_ step: Step, _ client: RehearsedClient) -> ClientOutcome? {
        switch step {
        case .wait(let duration):
            client.server.clock.advance(by: duration)
            return nil
        case .perform(let task): return client.perform(task)
        case .change(let task, let right, let naive):
            let (outcome, answer) = client.result(of: task)
            guard outcome == .worked, let answer else { return outcome }
            let isNaive = !client.bugs.isDisjoint(with: [.savesWhatItRead, .sendsChangesAlone])
            let saved = client.perform((isNaive ? naive : right)(answer))
            return client.bugs.contains(.assumesMayWrite) ? .worked : saved
        case .edit(let task, let duration, let save):
            let (first, old) = client.result(of: task)
            guard first == .worked, let old else { return first }
            client.server.clock.advance(by: duration)
            if client.bugs.contains(.savesOldCopy) { return client.perform(save(old)) }
            let (second, new) = client.result(of: task)
            guard second == .worked, let new else { return second }
            return client.perform(save(new))
        case .compare(let task, let holds):
            let (outcome, answer) = client.result(of: task)
            guard outcome == .worked, !client.bugs.contains(.trustsItsOwnCopy) else { return outcome }
            return answer.map(holds) == true ? .worked : .differs
        case .poll(let task, let isDone):
            for _ in 0..<(client.bugs.contains(.pollsWithoutEnd) ? 500 : 60) {
                let (outcome, answer) = client.result(of: task)
                guard outcome == .worked else { return outcome }
                if let answer, isDone(answer) { return .worked }
                client.server.clock.advance(by: .seconds(2))
            }
            return client.bugs.contains(.pollsWithoutEnd) ? .endless : .gaveUp
        }
    }
}
