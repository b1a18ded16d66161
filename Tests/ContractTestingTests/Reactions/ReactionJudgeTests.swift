import JSONModel
import Testing

@testable import ContractTesting

@Suite struct ReactionJudgeTests {
    private typealias Ending = ReactionPlay.Ending

    private static let body: JSONValue = ["text": "a", "rank": 1]
    private static let failed = Ending.threw("Failed(status: 429)")

    /// One attempt; each sends the same unless it is told otherwise.
    private static func attempt(
        _ second: Int, status: Int? = 429, body: JSONValue? = body, key: String = "k1", credential: String = "aaaa",
        retryAfter: String? = nil, violations: [JSONValue] = []
    ) -> JSONValue {
        SampleJournal.exchange(
            status: status, second: second, headers: [("Idempotency-Key", key), ("Api-Key", "***#\(credential)")],
            body: body, answer: retryAfter.map { [("Retry-After", $0)] } ?? [], violations: violations)
    }

    private static func play(
        _ exchanges: [JSONValue], _ ending: Ending = failed, endsAfter: Int? = nil, evicted: Int = 0
    ) -> ReactionPlay {
        let journal = SampleJournal.reading(exchanges, evicted: evicted)
        let last = journal.exchanges.prefix(endsAfter ?? .max).last
        let end = last.map { ReactionPlay.End(time: $0.time, ordinal: $0.ordinal) }
        return ReactionPlay(
            exchanges: journal.exchanges, operation: "createNote", method: "POST", contract: nil, ending: ending,
            end: ending == .unfinished ? nil : end, doubt: journal.doubt)
    }

    private static func verdict(
        _ reaction: Reaction, _ lasting: ReactionPlay, _ passing: ReactionPlay? = nil,
        cause: ReactionCause = .status(429), refresh: String? = nil
    ) -> Verdict {
        ReactionJudge(cause: cause, wish: reaction.wish, lasting: lasting, passing: passing, refresh: refresh)
            .judgement().verdict
    }

    private static let twice = [attempt(0), attempt(7)]
    private static let recovered = play([attempt(0), attempt(7, status: 201)], .returned)

    @Test func whatIsRightIsProved() {
        #expect(Self.verdict(.succeeds, Self.play([Self.attempt(0, status: 201)], .returned)) == .proved)
        #expect(Self.verdict(.givesUp, Self.play([Self.attempt(0)])) == .proved)
        #expect(Self.verdict(.retries(upTo: 1), Self.play(Self.twice), Self.recovered) == .proved)
        #expect(Self.verdict(.retries(upTo: .max), Self.play(Self.twice), Self.recovered) == .proved)
        let paces: [Reaction.Pace] = [.any, .atLeast(.zero), .atLeast(.seconds(-1)), .atLeast(.seconds(7))]
        for pace in paces {
            #expect(
                Self.verdict(.retries(upTo: 1, honouring: pace), Self.play(Self.twice), Self.recovered) == .proved)
        }
        let date = [Self.attempt(0, retryAfter: "Sat, 31 Jan 2026 09:00:07 GMT"), Self.attempt(7)]
        #expect(
            Self.verdict(.retries(upTo: 1, honouring: .retryAfter), Self.play(date), Self.recovered) == .proved)
    }

    @Test func attemptsAreOfTheRightContractAndMethod() {
        func exchange(_ method: String, _ contract: String) -> JSONValue {
            var object = SampleJournal.exchange(method, status: 503).objectValue ?? JSONObject([])
            object["contract"] = .string(contract)
            return .object(object)
        }
        let journal = SampleJournal.reading([
            exchange("GET", "notes"), exchange("GET", "other"), exchange("HEAD", "notes"), exchange("GET", "notes"),
        ])
        let play = ReactionPlay(
            exchanges: journal.exchanges, operation: "createNote", method: "GET", contract: "notes",
            ending: .returned, end: nil, doubt: nil)
        #expect(play.attempts.map(\.ordinal) == [1, 4])
    }

    @Test func aFollowedRedirectIsNoAttemptAndARetryIsOne() {
        func redirect(_ second: Int, to location: String = "/~s1/notes") -> JSONValue {
            SampleJournal.exchange(status: 307, second: second, answer: [("Location", location)])
        }
        #expect(Self.play([redirect(0), redirect(0), Self.attempt(0)]).attempts.map(\.ordinal) == [1])
        #expect(Self.play([redirect(0), redirect(0), redirect(1), redirect(1)]).attempts.map(\.ordinal) == [1, 3])
        #expect(Self.play([redirect(0), Self.attempt(0), Self.attempt(0)]).attempts.map(\.ordinal) == [1, 3])
        #expect(Self.play([redirect(0, to: "/elsewhere"), Self.attempt(0)]).attempts.map(\.ordinal) == [1, 2])
        // No redirect at all: a page that has several representations.
        #expect(Self.play([SampleJournal.exchange(status: 300), Self.attempt(0)]).attempts.count == 2)
    }

    @Test func whatIsHiddenForbidsAProofAndNoRefutation() {
        let doubt = "3 older requests were evicted from the journal (it is too small)"
        #expect(
            Self.verdict(.givesUp, Self.play([Self.attempt(0)], evicted: 3))
                == .cannotTell(["429: nothing is known that is wrong; \(doubt)"]))
        #expect(
            Self.verdict(.givesUp, Self.play(Self.twice, evicted: 3))
                == .refuted(["429: tried again, 2 attempts in all, wanted 1"]))
        // What is missing may have been there.
        #expect(
            Self.verdict(.retries(upTo: 1), Self.play([Self.attempt(0)], evicted: 3), Self.recovered)
                == .cannotTell(["429: nothing is known that is wrong; \(doubt)"]))
        let passing = Self.play([Self.attempt(0), Self.attempt(7, status: 201)], .returned, evicted: 3)
        #expect(
            Self.verdict(.retries(upTo: 1), Self.play(Self.twice), passing)
                == .cannotTell(["429: nothing is known that is wrong; \(doubt)"]))
    }

    @Test func theMessages() throws {
        let retries = Reaction.retries(upTo: 2)
        let refreshes = Reaction.refreshesCredential(by: "login")
        let unauthorized = [Self.attempt(0, status: 401), Self.attempt(0, status: 401)]
        func honours(_ first: String, _ second: Int) -> Verdict {
            Self.verdict(
                .retries(upTo: 1, honouring: .retryAfter),
                Self.play([Self.attempt(0, retryAfter: first), Self.attempt(second)]), Self.recovered)
        }
        let violation: JSONValue = [
            "place": "body /text", "keyword": "required", "message": "body /text is missing, contract wants a string",
            "location": "notes.yaml:70", "severity": "error",
        ]
        let refused = Self.play([Self.attempt(0), Self.attempt(7, status: 400, violations: [violation])])
        try GoldenFile.check(
            "reactions",
            [
                "fails where it must succeed": Self.verdict(.succeeds, Self.play(Self.twice)),
                "tries again where it must not": Self.verdict(.givesUp, Self.play(Self.twice)),
                "finds nothing wrong": Self.verdict(.givesUp, Self.play([Self.attempt(0)], .returned)),
                "tries for ever": Self.verdict(
                    retries, Self.play(Array(repeating: Self.attempt(0), count: 40), .unfinished)),
                "tries for ever where it must not": Self.verdict(
                    .givesUp, Self.play(Array(repeating: Self.attempt(0), count: 40), .unfinished)),
                "still busy": Self.verdict(.givesUp, Self.play([Self.attempt(0)], .unfinished)),
                "still busy after the trouble": Self.verdict(
                    retries, Self.play(Self.twice), Self.play([Self.attempt(0)], .unfinished)),
                "sent nothing": Self.verdict(.givesUp, Self.play([])),
                "tries again in the background": Self.verdict(
                    .givesUp, Self.play([Self.attempt(0), Self.attempt(30)], endsAfter: 1)),
                "tries again in the background several times": Self.verdict(
                    retries, Self.play([Self.attempt(0), Self.attempt(30), Self.attempt(90)], endsAfter: 1)),
                "does not try again": Self.verdict(retries, Self.play([Self.attempt(0)]), Self.play([Self.attempt(0)])),
                "tries too often": Self.verdict(
                    retries, Self.play([0, 7, 14, 21].map { Self.attempt($0) }), Self.recovered),
                "never gives up in the end": Self.verdict(retries, Self.play(Self.twice, .returned), Self.recovered),
                "another body": Self.verdict(
                    retries, Self.play([Self.attempt(0), Self.attempt(1, body: ["text": "b", "rank": 1])]),
                    Self.recovered),
                "another key": Self.verdict(
                    retries, Self.play([Self.attempt(0), Self.attempt(1, key: "k2")]), Self.recovered),
                "too early": Self.verdict(
                    .retries(upTo: 2, honouring: .atLeast(.seconds(30))), Self.play(Self.twice), Self.recovered),
                "earlier than Retry-After": honours("60", 7),
                "earlier than a date in Retry-After": honours("Sat, 31 Jan 2026 09:01:00 GMT", 7),
                "an unreadable Retry-After": honours("soon", 7),
                "no Retry-After": Self.verdict(
                    .retries(upTo: 2, honouring: .retryAfter), Self.play(Self.twice), Self.recovered),
                "gives up although the trouble is over": Self.verdict(
                    retries, Self.play(Self.twice), Self.play([Self.attempt(0), Self.attempt(7, status: 201)])),
                "is refused for its request": Self.verdict(retries, Self.play(Self.twice), refused),
                "no other credential": Self.verdict(
                    refreshes, Self.play([Self.attempt(0, status: 401)]), Self.play([Self.attempt(0, status: 401)]),
                    cause: .status(401)),
                "the same credential": Self.verdict(
                    refreshes, Self.play(unauthorized), Self.play(unauthorized, .returned), cause: .status(401),
                    refresh: "login"),
                "is refused the other credential": Self.verdict(
                    refreshes, Self.play([Self.attempt(0, status: 401)]),
                    Self.play([
                        Self.attempt(0, status: 401),
                        SampleJournal.exchange(
                            "POST", "/login", operation: "login", status: 400, violations: [violation]),
                    ]), cause: .status(401), refresh: "login"),
                "the first credential again": Self.refreshing(["aaaa", "login", "bbbb", "aaaa"]),
                "sends again what has succeeded": Self.verdict(
                    retries, Self.play(Self.twice),
                    Self.play([Self.attempt(0), Self.attempt(7, status: 201), Self.attempt(8, status: 201)], .returned)),
                "returns without trying again": Self.verdict(
                    retries, Self.play(Self.twice), Self.play([Self.attempt(0)], .returned)),
                "sends nothing the second time": Self.verdict(
                    retries, Self.play(Self.twice), Self.play([], .returned)),
                "goes round in a circle": Self.verdict(
                    .givesUp,
                    Self.play(
                        Array(
                            repeating: SampleJournal.exchange(status: 307, answer: [("Location", "/notes")]), count: 2)),
                    cause: .fault(.redirectLoop)),
                "no retry is allowed": Self.verdict(.retries(upTo: 0), Self.play([Self.attempt(0)])),
                "fewer than none": Self.verdict(
                    .refreshesCredential(by: "login", thenRetries: -1), Self.play([Self.attempt(0)])),
            ])
    }

    /// What is said of a client that must refresh its credential, and of the credentials of its attempts in each play.
    private static func refreshing(
        _ lasting: [String], _ passing: [String] = ["aaaa", "login", "bbbb"], _ ending: Ending = .returned
    ) -> Verdict {
        func exchanges(_ words: [String], isOver: Bool) -> [JSONValue] {
            words.enumerated().map { index, word in
                word == "login"
                    ? SampleJournal.exchange("POST", "/login", operation: "login")
                    : attempt(0, status: isOver && index > 0 ? 201 : 401, credential: word)
            }
        }
        return verdict(
            .refreshesCredential(by: "login", thenRetries: 2), play(exchanges(lasting, isOver: false)),
            play(exchanges(passing, isOver: true), ending), cause: .status(401), refresh: "login")
    }

    @Test func aRefusedCredentialIsNotSentAgain() {
        #expect(Self.refreshing(["aaaa", "login", "bbbb"]) == .proved)
        #expect(Self.refreshing(["aaaa", "login", "bbbb", "bbbb"]) == .proved)
        // The documented answer gives the same credential each time.
        #expect(Self.refreshing(["aaaa", "login", "bbbb", "login", "bbbb"]) == .proved)
        #expect(Self.refreshing(["aaaa", "login", "bbbb", "login", "cccc"]) == .proved)
        #expect(
            Self.refreshing(["aaaa", "aaaa"])
                == .refuted([
                    "401: tried again with the same credential, wanted another",
                    "401: did not ask login between the attempts",
                ]))
        let third = Verdict.refuted(["401: attempt 3 has the credential again that attempt 1 had, wanted another"])
        #expect(Self.refreshing(["aaaa", "login", "bbbb", "aaaa"]) == third)
        #expect(
            Self.refreshing(["aaaa", "login", "bbbb"], ["aaaa", "login", "bbbb", "aaaa"])
                == .refuted([
                    "401: attempt 3 has the credential again that attempt 1 had, wanted another",
                    "401: sent again after it had succeeded, 3 attempts in all, wanted 2",
                ]))
    }

    @Test(arguments: [["Api-Key"], ["api-key", "B"], ["B", "Api-Key"]])
    func fewerCredentialsAreNoOthers(names: [String]) {
        func attempt(_ status: Int, _ names: [String]) -> JSONValue {
            SampleJournal.exchange(
                status: status, headers: names.map { ($0, $0 == "B" ? "***#2" : "***#1") }, body: Self.body)
        }
        let first = attempt(401, ["Api-Key", "B"])
        let verdict = Self.verdict(
            .refreshesCredential(by: "login"), Self.play([first]),
            Self.play([first, attempt(201, names)], .returned), cause: .status(401))
        #expect(verdict == .refuted(["401: tried again with the same credential, wanted another"]))
    }

    @Test func whoIsBusyAfterTheTroubleIsUndecided() {
        let busy =
            "401: the client was still busy when its real time was over, although the trouble was over after its first "
            + "attempt"
        #expect(Self.refreshing(["aaaa", "login", "bbbb"], ["aaaa"], .unfinished) == .cannotTell([busy]))
        #expect(Self.refreshing(["aaaa", "login", "bbbb"], ["aaaa", "aaaa"], .unfinished) == .cannotTell([busy]))
        #expect(Self.refreshing(["aaaa"], ["aaaa"], .unfinished) == .cannotTell([busy]))
    }

    @Test func onceTheTroubleIsOverOneAttemptMoreIsRight() {
        func verdict(_ passing: [JSONValue], _ ending: Ending = .returned, sameBody: Bool = true) -> Verdict {
            Self.verdict(.retries(upTo: 3, withSameBody: sameBody), Self.play(Self.twice), Self.play(passing, ending))
        }
        let first = Self.attempt(0)
        let (second, third) = (Self.attempt(7, status: 201), Self.attempt(8, status: 201))
        #expect(verdict([first, second]) == .proved)
        #expect(
            verdict([first, second, third])
                == .refuted(["429: sent again after it had succeeded, 3 attempts in all, wanted 2"]))
        #expect(verdict([first]) == .refuted(["429: returned without an error although its only attempt met the 429"]))
        let other = Self.attempt(7, status: 201, key: "k2")
        #expect(
            verdict([first, other]) == .refuted(["429: attempt 2 has the Idempotency-Key k2, the first k1"]))
        #expect(verdict([first, other], sameBody: false) == .proved)
        let refused = verdict([first, Self.attempt(7, status: 400)])
        #expect(refused.message?.hasPrefix("cannot tell: 429: attempt 2 was answered 400 by the server itself") == true)
        // The redirect was followed, to something else.
        let redirect = SampleJournal.exchange(status: 307, answer: [("Location", "/notes/2")])
        #expect(verdict([redirect, SampleJournal.exchange("GET", "/notes/2", operation: "getNote")]) == .proved)
    }

    @Test func theWordsForAReaction() {
        #expect(Reaction.retries(upTo: 3).text == "retries up to 3 with the same body")
        #expect(
            Reaction.retries(upTo: 3, honouring: .atLeast(.seconds(30)), withSameBody: false).text
                == "retries up to 3, at least 30 s apart")
        #expect(Reaction.retries(upTo: 3, honouring: .atLeast(.zero), withSameBody: false).text == "retries up to 3")
        #expect(
            Reaction.retries(upTo: 1, honouring: .retryAfter).text
                == "retries up to 1 with the same body, honouring Retry-After")
        #expect(
            Reaction.refreshesCredential(by: "login").text == "refreshes the credential by login, retries up to 1")
        #expect(ReactionText.text(.milliseconds(1_500)) == "1500 ms")
        #expect(ReactionText.text(.microseconds(80)) == "80us")
        #expect(ReactionText.text(.seconds(Int64.max)) == "9223372036854775807 s")
    }

    @Test func aRefutationNamesThePlay() {
        let given = Self.play([Self.attempt(0), Self.attempt(7, status: 201)])
        let judge = ReactionJudge(
            cause: .status(429), wish: Reaction.retries(upTo: 1).wish, lasting: Self.play(Self.twice), passing: given)
        #expect(judge.judgement().isOfPassing)
        let other = ReactionJudge(
            cause: .status(429), wish: Reaction.retries(upTo: 1).wish, lasting: Self.play(Self.twice, .returned),
            passing: given)
        #expect(!other.judgement().isOfPassing)
    }
}
