import JSONModel
import Testing

@testable import ContractTesting

@Suite struct ReactionPlayTests {
    private static func play(_ exchanges: [JSONValue]) -> ReactionPlay {
        let journal = SampleJournal.reading(exchanges)
        return ReactionPlay(
            exchanges: journal.exchanges, operation: "createNote", method: "POST", contract: nil,
            ending: .threw("Failed"), end: journal.exchanges.last.map { .init(time: $0.time, ordinal: $0.ordinal) },
            doubt: journal.doubt)
    }

    private static func redirect(
        _ location: String, from target: String = "/notes", second: Int = 0, host: String = "localhost:8080"
    ) -> JSONValue {
        SampleJournal.exchange(
            "POST", target, status: 307, second: second, headers: [("Host", host)], answer: [("Location", location)])
    }

    /// How many attempts two requests at once are, of which the first is redirected.
    private static func count(_ location: String, _ target: String) -> Int {
        play([redirect(location, from: "/start"), SampleJournal.exchange("POST", target)]).attempts.count
    }

    @Test(.timeLimit(.minutes(1))) func manyAttemptsAreNoWork() {
        let failed = SampleJournal.exchange(status: 500)
        let play = Self.play(Array(repeating: failed, count: 20_000))
        #expect(play.attempts.count == 20_000)
        #expect(play.promptAttempts.count == 20_000)
        #expect(play.waits.count == 19_999)
        let away = Self.redirect("/elsewhere")
        #expect(Self.play(Array(repeating: away, count: 20_000)).attempts.count == 20_000)
    }

    @Test(arguments: [
        ("/notes", "/notes"), ("/~s1/notes", "/notes"), ("/~s1", "/"), ("/~s1?a=1", "/?a=1"), ("/notes#top", "/notes"),
        ("http://LOCALHOST:8080/~s1/notes", "/notes"), ("//localhost:8080/notes", "/notes"),
        ("http://localhost:8080", "/"), ("notes", "/notes"), ("./a/../notes?b=1", "/notes?b=1"), ("?b=1", "/start?b=1"),
        ("/keys/abc/notes?key=def&page=2", "/keys/***#aaaaaaaa/notes?key=***#bbbbbbbb&page=2"),
        ("/notes?key=def", "/notes?key=***#bbbbbbbb"),
    ]) func whoGoesWhereARedirectPointsFollowsIt(location: String, target: String) {
        #expect(Self.count(location, target) == 1)
    }

    @Test(arguments: [
        ("/elsewhere", "/notes"), ("/v2/notes", "/notes"), ("https://other.example/notes", "/notes"),
        ("//other.example/notes", "/notes"), ("https://login.example/", "/"), ("http://localhost/notes", "/notes"),
        ("mailto:a@b.example", "/b.example"), ("/notes?page=2", "/notes"),
        ("/x", "/notes?key=***#aaaaaaaa"), ("/notes?key=def&page=3", "/notes?key=***#bbbbbbbb&page=2"),
        ("/notes/a/b", "/notes/***#aaaaaaaa"),
    ]) func whoGoesElsewhereTriesAgain(location: String, target: String) {
        #expect(Self.count(location, target) == 2)
    }

    @Test func aRedirectToItselfLeavesRetriesAtOnceUndecided() {
        func verdict(_ exchanges: [JSONValue]) -> Verdict {
            ReactionJudge(
                cause: .status(307), wish: Reaction.givesUp.wish, lasting: Self.play(exchanges), passing: nil
            ).judgement().verdict
        }
        let loop = Self.redirect("/~s1/notes")
        #expect(verdict([loop]) == .proved)
        #expect(
            verdict([loop, loop, loop])
                == .cannotTell([
                    "307: nothing is known that is wrong; 2 requests went where a redirect to their own target sent them, "
                        + "and retries at once would look the same"
                ]))
        #expect(
            verdict([loop, loop, Self.redirect("/~s1/notes", second: 1)])
                == .refuted(["307: tried again, 2 attempts in all, wanted 1"]))
        #expect(verdict([Self.redirect("/notes/2"), SampleJournal.exchange("POST", "/notes/2")]) == .proved)
    }
}
