import JSONModel
import Testing

@testable import ContractTesting

@Suite struct IdempotencyKeyVerificationTests {
    private func request(
        _ key: String?, status: Int? = 201, text: String = "a", outcome: String? = nil, method: String = "POST",
        second: Int = 0, ended: Int? = nil
    ) -> JSONValue {
        SampleJournal.exchange(
            method, operation: method == "GET" ? "listNotes" : "createNote", status: status, second: second,
            headers: key.map { [("Idempotency-Key", $0)] } ?? [], body: ["text": .string(text)], outcome: outcome,
            endedSecond: ended)
    }

    private func verdict(_ exchanges: [JSONValue], evicted: Int = 0) -> Verdict {
        IdempotencyKeyVerification(header: "Idempotency-Key")
            .verdict(on: SampleJournal.reading(exchanges, evicted: evicted))
    }

    @Test func repeatedRequestsKeepTheirKey() throws {
        #expect(verdict([request("k", status: 503), request("k")]) == .proved)
        // The client never saw that it worked.
        #expect(verdict([request("k", outcome: "brokenOff"), request("k")]) == .proved)
        #expect(verdict([request("k", outcome: "brokenOff"), request("l")]) != .proved)
        // After a success the same once more is a new request, and reading needs no key.
        #expect(verdict([request("k", status: 503), request("k"), request("l")]) == .proved)
        #expect(
            verdict([
                request(nil, status: 503, method: "GET"), request("k", status: 503), request("k"),
                request(nil, method: "GET"),
            ]) == .proved)
        // What was sent in parallel, before the other's answer was out, repeats nothing.
        let parallel = [request("k", status: 503, ended: 9), request("l", status: 503, second: 1, ended: 9)]
        #expect(verdict(parallel) != .proved)
        #expect(verdict(parallel + [request("k", second: 10), request("l", second: 10)]) == .proved)
        #expect(verdict(parallel + [request("l", second: 10), request("k", second: 10)]) == .proved)
        #expect(verdict(parallel + [request("k", second: 10), request("m", second: 10)]) != .proved)
        // Of two that failed one was given up.
        #expect(verdict(parallel + [request("l", second: 10)]) == .proved)
        #expect(verdict([request("k", status: 503, ended: 9), request("l", second: 8)]).isUndecided)
        // Whose client left waits for no answer.
        #expect(verdict([request("k", outcome: "clientLeft", ended: 5), request("l", second: 5)]) != .proved)
        // With other content it is another request.
        #expect(verdict([request("k", status: 503), request("l", text: "b")]).isUndecided)
        // What did not come whole repeats a failure, but not a success.
        func cut(_ status: Int) -> JSONValue {
            SampleJournal.exchange(
                status: status, second: 1, headers: [("Idempotency-Key", "k")], fault: "resetUpload 1B",
                outcome: "brokenOff")
        }
        #expect(verdict([request("k", status: 503), cut(500)]) == .proved)
        #expect(verdict([request("k", status: 503, ended: 2), cut(500)]).isUndecided)
        #expect(verdict([request("j", status: 503), request("j"), request("k", text: "b"), cut(500)]).isUndecided)
        try GoldenFile.check(
            "idempotency",
            [
                "after a success, not whole": verdict([request("k"), cut(500)]),
                "another key at once, or in parallel": verdict([request("k", status: 503), request("l")]),
                "another key": verdict([request("k", status: 503), request("l", second: 1)]),
                "no key any more": verdict([request("k", status: 503), request(nil)]),
                "no key, but one later": verdict([request(nil, status: 503), request("k")]),
                "no key in both": verdict([
                    request("j", text: "b"), request(nil, status: 503), request(nil, second: 1),
                ]),
                "one key for two requests": verdict([request("k"), request("k", text: "b")]),
                "no key anywhere": verdict([request(nil, status: 503), request(nil)]),
                "nothing repeated": verdict([request("k"), request("l", text: "b")]),
                "evicted": verdict([request("k", status: 503), request("k")], evicted: 1),
                "under way": verdict([request("k", status: 503), SampleJournal.underWay]),
            ])
    }
}

extension Verdict {
    /// True when it tells neither way.
    fileprivate var isUndecided: Bool {
        if case .cannotTell = self { true } else { false }
    }
}
