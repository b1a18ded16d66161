import ContractTesting
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Measures what tests pay for servers in their own process, and prints it as one line of JSON.
///
/// Argument: how many servers are started and stopped (500).
@main
enum InProcessBenchmark {
    static func main() async {
        do {
            try await measure()
        } catch {
            FileHandle.standardError.write(Data("in-process-benchmark: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func measure() async throws {
        let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 500
        let plain = try startAndStop(count) { try MockServer.start(scenario: "jframework/documented") }
        let secure = try startAndStop(count) {
            try MockServer.start(scenario: "jframework/documented", transport: .tls)
        }
        let parent = try MockServer.start(scenario: "jframework/documented")
        defer { parent.stop() }
        let session = try startAndStop(count) { try parent.session() }
        var rehearsals: [Double] = []
        for _ in 0..<20 { rehearsals.append(try await rehearse()) }
        let figures: [String: Double] = [
            "startStopMedian": median(plain), "startStopSlowest": plain.max() ?? 0,
            "secureStartStopMedian": median(secure), "sessionMedian": median(session),
            "rehearsalMedian": median(rehearsals), "rehearsalSlowest": rehearsals.max() ?? 0,
        ]
        let data = try JSONSerialization.data(withJSONObject: figures, options: [.sortedKeys])
        print(String(decoding: data, as: UTF8.self))
    }

    /// The milliseconds that each start and stop takes, with everything loaded already.
    private static func startAndStop(_ count: Int, _ start: () throws -> MockServer) rethrows -> [Double] {
        try start().stop()
        var samples: [Double] = []
        for _ in 0..<count {
            let begin = ContinuousClock.now
            try start().stop()
            samples.append(milliseconds(since: begin))
        }
        return samples
    }

    /// Once refused with `Retry-After: 900`, a client waits 15 minutes on the server's clock and asks again.
    private static func rehearse() async throws -> Double {
        let mock = try MockServer.start(
            contract: .bundled("jframework"),
            rules: """
                - id: wait-a-quarter
                  operation: createSmtpIntegration
                  stage: arrival
                  times: 1
                  respond: { status: 429, headers: { Retry-After: "900" }, body: {} }
                """)
        defer { mock.stop() }
        var request = URLRequest(url: mock.url.appendingPathComponent("api/v1/app-integrations/smtp"))
        request.httpMethod = "POST"
        let start = mock.clock.now
        let begin = ContinuousClock.now
        var attempts = 0
        while true {
            attempts += 1
            guard let answer = try await URLSession.shared.data(for: request).1 as? HTTPURLResponse else { break }
            guard let seconds = answer.value(forHTTPHeaderField: "Retry-After").flatMap({ Int($0) }) else { break }
            try await mock.clock.sleep(for: .seconds(seconds))
        }
        let taken = milliseconds(since: begin)
        guard attempts == 2, start.duration(to: mock.clock.now) == .seconds(900) else {
            throw Unexpected(description: "the rehearsal went otherwise: \(attempts) attempts")
        }
        return taken
    }

    private static func milliseconds(since begin: ContinuousClock.Instant) -> Double {
        (ContinuousClock.now - begin) / .milliseconds(1)
    }

    private static func median(_ samples: [Double]) -> Double {
        samples.isEmpty ? 0 : samples.sorted()[samples.count / 2]
    }
}

/// What happened in place of what was to be measured.
struct Unexpected: Error, CustomStringConvertible {
    let description: String
}
