import JSONModel
import Testing

@testable import ContractTesting

@Suite struct CredentialVerificationTests {
    private func request(_ key: String?, status: Int = 201, target: String = "/notes") -> JSONValue {
        SampleJournal.exchange(
            "POST", target, status: status, headers: key.map { [("Api-Key", "***#\($0)"), ("Accept", "*/*")] } ?? [],
            rule: status == 401 ? "notes/old#expired" : nil)
    }

    private static let refresh = SampleJournal.exchange("POST", "/keys", operation: "refreshKey")

    private func verdict(_ exchanges: [JSONValue], by refresh: String? = nil, evicted: Int = 0) -> Verdict {
        let found = exchanges.indices.filter { exchanges[$0]["operation"] == "refreshKey" }.map { $0 + 1 }
        let rules = [RuleUse(id: "notes/old#expired", operations: ["createNote"], location: "old.yaml:4", uses: 1)]
        return CredentialVerification(refresh: refresh, rules: rules)
            .verdict(on: SampleJournal.reading(exchanges, evicted: evicted, found: Set(found)))
    }

    @Test func whatWasRefusedComesWithAnotherCredential() throws {
        #expect(verdict([request("aaaaaaaa", status: 401), request("bbbbbbbb")]) == .proved)
        let renewal = [request("aaaaaaaa", status: 401), Self.refresh, request("bbbbbbbb")]
        #expect(verdict(renewal, by: "refreshKey") == .proved)
        #expect(
            verdict([request(nil, status: 401, target: "/notes?k=***%23"), request("aaaaaaaa")]) == .proved)
        func fields(_ fields: (String, String)..., status: Int = 201) -> JSONValue {
            SampleJournal.exchange(status: status, headers: fields)
        }
        // The same in another order, or in part, is no other credential.
        let both = fields(("A", "***#11111111"), ("B", "***#22222222"), status: 401)
        #expect(verdict([both, fields(("b", "***#22222222"), ("A", "***#11111111"))]) != .proved)
        #expect(verdict([both, fields(("B", "***#22222222"))]) != .proved)
        #expect(verdict([both, fields(("B", "***#11111111"))]) == .proved)
        let cookies = fields(("Cookie", "a=***#11111111; b=***#22222222"), status: 401)
        #expect(verdict([cookies, fields(("Cookie", "b=***#22222222; a=***#11111111"))]) != .proved)
        #expect(verdict([cookies, fields(("Cookie", "b=***#22222222; a=***#33333333"))]) == .proved)
        // Beside another credential a cookie is none.
        let seen = fields(("Api-Key", "***#11111111"), ("Cookie", "seen=***#33333333"), status: 401)
        #expect(verdict([seen, fields(("Api-Key", "***#11111111"), ("Cookie", "seen=***#44444444"))]) != .proved)
        #expect(verdict([seen, fields(("Api-Key", "***#22222222"), ("Cookie", "seen=***#33333333"))]) == .proved)
        #expect(
            verdict([
                request(nil, status: 401, target: "/notes?key=***#aaaaaaaa"),
                request(nil, target: "/notes?key=***#bbbbbbbb"),
            ]) == .proved)
        // What was sent before the 401 was out could not know.
        let late = SampleJournal.exchange(status: 401, headers: [("Api-Key", "***#aaaaaaaa")], endedSecond: 3)
        #expect(verdict([late, request("aaaaaaaa"), SampleJournal.exchange(second: 3)]) != .proved)
        let renewed = SampleJournal.exchange(second: 3, headers: [("Api-Key", "***#bbbbbbbb")])
        #expect(verdict([late, request("aaaaaaaa"), renewed]) == .proved)
        // Two in parallel were refused at one instant; after one refresh both are repeated.
        let old = request("aaaaaaaa", status: 401)
        let pair = [old, old, Self.refresh, request("bbbbbbbb")]
        #expect(verdict(pair + [request("bbbbbbbb")], by: "refreshKey") == .proved)
        #expect(verdict([old, Self.refresh, request("aaaaaaaa"), request("bbbbbbbb")], by: "refreshKey") != .proved)
        #expect(verdict(pair + [request("aaaaaaaa"), request("bbbbbbbb")], by: "refreshKey") != .proved)
        let later = SampleJournal.exchange(status: 401, second: 1, headers: [("Api-Key", "***#aaaaaaaa")])
        #expect(verdict([old, later, Self.refresh, request("bbbbbbbb"), request("bbbbbbbb")]) != .proved)
        try GoldenFile.check(
            "credentials",
            [
                "one of two repeated": verdict(pair, by: "refreshKey"),
                "refused twice": verdict([old, old]),
                "the same once more": verdict([request("aaaaaaaa", status: 401), request("aaaaaaaa")]),
                "none once more": verdict([request(nil, status: 401), request(nil)]),
                "none any more": verdict([request("aaaaaaaa", status: 401), request(nil)]),
                "a cookie": verdict([cookies, fields(("Cookie", "a=***#11111111"))]),
                "in the query": verdict([
                    request(nil, status: 401, target: "/notes?key=***#aaaaaaaa"),
                    request(nil, target: "/notes?key=***#aaaaaaaa"),
                ]),
                "no refresh in between": verdict(
                    [Self.refresh, request("aaaaaaaa", status: 401), request("bbbbbbbb"), Self.refresh],
                    by: "refreshKey"),
                "no 401": verdict([request("aaaaaaaa")]),
                "not sent again": verdict([request("aaaaaaaa", status: 401)]),
                "evicted": verdict([request("aaaaaaaa", status: 401), request("bbbbbbbb")], evicted: 1),
                "under way": verdict([request("aaaaaaaa", status: 401), SampleJournal.underWay]),
            ])
    }
}
