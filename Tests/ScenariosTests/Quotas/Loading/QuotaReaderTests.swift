import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import Scenarios

@Suite struct QuotaReaderTests {
    private func read(_ texts: String...) throws -> (quotas: [Quota], findings: [String]) {
        let contract = try SourceParser.parse(bytes: Array(NotesAPI.contract.utf8), file: "openapi.yaml")
        let operation = ContractLoader.load(
            contract, name: "notes", reader: InMemoryFiles([:]), into: DiagnosticCollector())?
            .operation(named: "getNote")
        let collector = DiagnosticCollector()
        let definitions = QuotaDefinitions(scope: "s")
        let reader = QuotaReader(collector: collector, operation: operation, definitions: definitions)
        var quotas: [Quota] = []
        for (index, text) in texts.enumerated() {
            let document = try SourceParser.parse(bytes: Array(text.utf8), file: "q\(index).yaml")
            quotas += reader.read(document.root, ruleID: "s#\(index)")
        }
        return (quotas, collector.diagnostics.map(\.rendered))
    }

    @Test func defaultsAreThoseOfTheLanguage() throws {
        let (quotas, findings) = try read("{ requests: 3, per: 60s }")
        #expect(findings == [])
        let quota = try #require(quotas.first)
        #expect(quota.algorithm == TestQuota.fixed(3, per: 60_000_000_000))
        #expect(quota.identity == .own(rule: "s#0", index: 0))
        #expect(quota.label == "default" && quota.keyParts == [] && !quota.countsRefused)
        #expect(quota.emission == .documented && quota.resetForm == .seconds)
    }

    @Test func everythingIsRead() throws {
        let (quotas, findings) = try read(
            """
            - name: api
              requests: 2
              per: 1.5s
              by: [header.Auth-Key, query.q, cookie.c, path.id, body./a/b, tenant, credential, scheme, method, operation]
              aligned: clock
              countRefused: true
              emit: [Retry-After, X-RateLimit-Reset]
              reset: http-date
            - { algorithm: sliding-window, requests: 5, per: 2m, emit: none, reset: epoch }
            - { algorithm: token-bucket, requests: 5, per: 1s, burst: 20 }
            - { algorithm: token-bucket, requests: 5, per: 1s, emit: documented }
            - { algorithm: concurrency, limit: 4 }
            """)
        #expect(findings == [])
        #expect(
            quotas.map(\.algorithm) == [
                TestQuota.fixed(2, per: 1_500_000_000, .clock), TestQuota.sliding(5, per: 120_000_000_000),
                TestQuota.bucket(5, per: 1_000_000_000, burst: 20), TestQuota.bucket(5, per: 1_000_000_000, burst: 5),
                TestQuota.concurrency(4),
            ])
        #expect(quotas.map(\.label) == ["api", "default-2", "default-3", "default-4", "default-5"])
        #expect(quotas[0].identity == .shared(name: "api", scope: "s"))
        #expect(quotas[1].identity == .own(rule: "s#0", index: 1))
        #expect(
            quotas[0].keyParts == [
                .header("auth-key"), .query("q"), .cookie("c"), .path("id"), .body(JSONPointer(tokens: ["a", "b"])),
                .tenant, .credential, .scheme, .method, .operation,
            ])
        #expect(quotas[0].countsRefused && quotas[0].resetForm == .httpDate)
        #expect(
            quotas[0].emission
                == .fields(["Retry-After", "X-RateLimit-Reset"].compactMap { QuotaField(FieldName($0)) }))
        #expect(quotas[1].emission == .none && quotas[1].resetForm == .epoch)
        #expect(quotas[3].emission == .documented)
    }

    @Test(arguments: [
        ("5", "1:1: error: \"quota\" is an integer, expected a mapping [wrong-type]"),
        ("[]", "1:1: error: \"quota\" is an empty list, expected quotas [empty-list]"),
        ("[5]", "1:2: error: \"quota\" is an integer, expected a mapping [wrong-type]"),
        ("{ per: 1s }", "1:1: error: \"quota\" lacks the key \"requests\" [missing-key]"),
        ("{ requests: 1 }", "1:1: error: \"quota\" lacks the key \"per\" [missing-key]"),
        (
            "{ requests: 1, pre: 1s, per: 1s }",
            "1:16: error: unknown key \"pre\", did you mean \"per\"? [unknown-key]"
        ),
        (
            "{ requests: 0, per: 1s }",
            "1:13: error: \"requests\" is 0, expected an integer from 1 to 1000000000 [out-of-range]"
        ),
        (
            "{ algorithm: sliding-window, requests: 1000001, per: 1s }",
            "1:40: error: \"requests\" is 1000001, expected an integer from 1 to 1000000 [out-of-range]"
        ),
        (
            "{ requests: 1, per: 60 }",
            "1:21: error: \"per\" is \"60\", which lacks a unit, expected a number with a unit (ns, us, ms, s, m, h), such as 250us, 80ms, 1.5s or 2m [bad-duration]"
        ),
        ("{ requests: 1, per: 0s }", "1:21: error: \"per\" is no time at all, expected more than 0s [out-of-range]"),
        (
            "{ requests: 1, per: 1s, algorithm: sliding }",
            "1:36: error: \"algorithm\" is \"sliding\", expected one of fixed-window, sliding-window, token-bucket, concurrency; did you mean \"sliding-window\"? [unknown-value]"
        ),
        (
            "{ requests: 1, per: 1s, burst: 2 }",
            "1:25: error: \"burst\" is no key of fixed-window but of token-bucket [conflicting-keys]"
        ),
        (
            "{ requests: 1, per: 1s, algorithm: token-bucket, aligned: clock }",
            "1:50: error: \"aligned\" is no key of token-bucket but of fixed-window [conflicting-keys]"
        ),
        (
            "{ requests: 1, per: 1s, aligned: clok }",
            "1:34: error: \"aligned\" is \"clok\", expected one of first-request, clock; did you mean \"clock\"? [unknown-value]"
        ),
        (
            "{ limit: 1, requests: 1, per: 1s }",
            "1:3: error: \"limit\" is no key of fixed-window but of concurrency; fixed-window takes \"requests\" and \"per\" [conflicting-keys]"
        ),
        (
            "{ algorithm: concurrency, limit: 1, per: 1s }",
            "1:37: error: \"per\" is no key of concurrency but of the other algorithms [conflicting-keys]"
        ),
        (
            "{ algorithm: concurrency, limit: 1, countRefused: true }",
            "1:37: error: \"countRefused\" is no key of concurrency but of the other algorithms, since a refused exchange is not open [conflicting-keys]"
        ),
        ("{ algorithm: concurrency }", "1:1: error: \"quota\" lacks the key \"limit\" [missing-key]"),
        (
            "{ algorithm: concurrency, limit: 1, emit: [Retry-After] }",
            "1:44: error: concurrency has no Retry-After, since only the end of exchanges makes room [conflicting-keys]"
        ),
        (
            "{ requests: 1, per: 1s, reset: epcoh }",
            "1:32: error: \"reset\" is \"epcoh\", expected one of seconds, epoch, http-date; did you mean \"epoch\"? [unknown-value]"
        ),
        (
            "{ requests: 1, per: 1s, emit: all }",
            "1:31: error: \"emit\" is \"all\", expected one of documented, none [unknown-value]"
        ),
        (
            "{ requests: 1, per: 1s, emit: [Retry-Aftr] }",
            "1:32: error: a quota has no header field \"Retry-Aftr\", did you mean \"Retry-After\"? [unknown-header]"
        ),
        (
            "{ requests: 1, per: 1s, emit: [Retry-After, retry-after] }",
            "1:45: error: \"emit\" names retry-after twice [duplicate-name]"
        ),
        ("{ requests: 1, per: 1s, by: tenant }", "1:29: error: \"by\" is a string, expected a sequence [wrong-type]"),
        (
            "{ requests: 1, per: 1s, by: [1] }",
            "1:30: error: a key in \"by\" is an integer, expected a string [wrong-type]"
        ),
        (
            "{ requests: 1, per: 1s, by: [tennant] }",
            "1:30: error: by key \"tennant\" is unknown, did you mean \"tenant\"? [unknown-value]"
        ),
        (
            "{ requests: 1, per: 1s, by: [heder.Auth-Key] }",
            "1:30: error: by key \"heder.Auth-Key\" is unknown, did you mean \"header.Auth-Key\"? [unknown-value]"
        ),
        (
            "{ requests: 1, per: 1s, by: [\"header.\"] }",
            "1:30: error: by key \"header.\" is unknown, expected header.NAME, query.NAME, cookie.NAME, path.NAME, body./POINTER or one of tenant, credential, scheme, method, operation [unknown-value]"
        ),
        (
            "{ requests: 1, per: 1s, by: [body.port] }",
            "1:30: error: by key \"body.port\" holds no JSON Pointer, expected one such as body./port [bad-pointer]"
        ),
        (
            "{ requests: 1, per: 1s, by: [path.di] }",
            "1:30: error: getNote has no path parameter \"di\", did you mean \"id\"? [unknown-parameter]"
        ),
        (
            "{ requests: 1, per: 1s, name: \"\u{e9}\" }",
            "1:31: error: \"name\" is \"\u{e9}\", expected ASCII letters, since header fields carry it [bad-name]"
        ),
        (
            "[{ name: a, requests: 1, per: 1s }, { name: a, requests: 1, per: 1s }]",
            "1:37: error: quota \"a\" stands in the list at q0.yaml:1:2 already [duplicate-quota]"
        ),
    ])
    func mistakesAreFoundInTheirPlace(text: String, finding: String) throws {
        #expect(try read(text).findings == ["q0.yaml:" + finding])
    }

    @Test func oneNameIsOneQuota() throws {
        let first = "{ name: a, requests: 1, per: 1s }"
        #expect(try read(first, first, "{ name: b, requests: 2, per: 1s }").findings == [])
        for other in ["requests: 2, per: 1s", "requests: 1, per: 1s, by: [tenant]", "requests: 1, per: 1s, emit: none"]
        {
            #expect(
                try read(first, "{ name: a, \(other) }").findings == [
                    "q1.yaml:1:1: error: quota \"a\" differs from the one at q0.yaml:1:1; rules share a quota by saying the same of it [conflicting-quota]"
                ])
        }
    }

    @Test func aQuotaWithAMistakeSaysNothingOfItsName() throws {
        let wrong = "{ name: a, requests: 2, per: 1s, by: [path.di] }"
        #expect(
            try read(wrong, "{ name: a, requests: 1, per: 1s }").findings == [
                "q0.yaml:1:39: error: getNote has no path parameter \"di\", did you mean \"id\"? [unknown-parameter]"
            ])
    }

    @Test func allMistakesAreToldAtOnce() throws {
        #expect(try read("{ requests: 0, per: 1, by: [x], emit: y, reset: z, name: 1 }").findings.count == 6)
    }
}
