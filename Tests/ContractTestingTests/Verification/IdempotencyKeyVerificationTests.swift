import JSONModel
import Testing

@testable import ContractTesting

@Suite struct IdempotencyKeyVerificationTests {
    private func request(
        _ key: String?, status: Int? = 201, text: String = "a", outcome: String? = nil, method: String = "POST"
    ) -> JSONValue {
        SampleJournal.exchange(
            method, operation: method == "GET" ? "listNotes" : "createNote", status: status,
            headers: key.map { [("Idempotency-Key", $0)] } ?? [], body: ["text": .string(text)], outcome: outcome)
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
        try GoldenFile.check(
            "idempotency",
            [
                "another key": verdict([request("k", status: 503), request("l")]),
                "no key any more": verdict([request("k", status: 503), request(nil)]),
                "one key for two requests": verdict([request("k"), request("k", text: "b")]),
                "no key anywhere": verdict([request(nil, status: 503), request(nil)]),
                "nothing repeated": verdict([request("k"), request("l", text: "b")]),
                "evicted": verdict([request("k", status: 503), request("k")], evicted: 1),
                "under way": verdict([request("k", status: 503), SampleJournal.underWay]),
            ])
    }
}
