import ContractTesting
import Foundation

/// A client of the notes API whose habits are switches.
struct NotesClient: Sendable {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    let url: URL
    let clock: MockClock
    var body = #"{"text": "a"}"#
    /// How often it tries again, and after how long.
    var retries = 0
    var pause = Duration.seconds(1)
    /// How often a task of its own tries again after the call has ended.
    var lateRetries = 0
    var latePause = Duration.seconds(30)
    /// How long, in real time, that task does something else first.
    var lateStart = Duration.zero
    /// Ends that task early.
    var isOver: @Sendable () -> Bool = { false }
    /// True to go where a redirect points, five times at most.
    var followsRedirects = false
    /// True to ask with HEAD before it reads.
    var looksFirst = false

    func create() async throws {
        try await call { try await send("POST", "/notes", body) }
    }

    func list() async throws {
        if looksFirst { _ = try? await send("HEAD", "/notes", "") }
        try await call { try await send("GET", "/notes", "") }
    }

    private func call(_ attempt: @escaping @Sendable () async throws -> RawHTTP.Answer) async throws {
        var failure = Failed(description: "nothing was tried")
        for round in 0...retries {
            if round > 0 { try await clock.sleep(for: pause) }
            do {
                let answer = try await attempt()
                guard answer.status >= 300 else { return }
                failure = Failed(description: "status \(answer.status)")
            } catch is RawHTTP.Broken {
                failure = Failed(description: "connection broken")
            }
        }
        let (count, start, pause, clock, isOver) = (lateRetries, lateStart, latePause, clock, isOver)
        if count > 0 {
            Task.detached {
                if start > .zero { try await Task.sleep(for: start) }
                for _ in 0..<count where !isOver() {
                    try await clock.sleep(for: pause)
                    _ = try? await attempt()
                }
            }
        }
        throw failure
    }

    private func send(_ method: String, _ path: String, _ body: String) async throws -> RawHTTP.Answer {
        let fields = ["Api-Key": "k", "Content-Type": "application/json", "Idempotency-Key": "one"]
        var answer = try await RawHTTP.send(method, to: url, path, fields, body)
        for _ in 0..<5 where followsRedirects && (300..<400).contains(answer.status) {
            guard let location = answer.fields["location"], let origin = URL(string: "/", relativeTo: url) else {
                break
            }
            answer = try await RawHTTP.send(method, to: origin.absoluteURL, String(location.dropFirst()), fields, body)
        }
        return answer
    }
}
