import JSONModel

/// What a client of ONLYOFFICE DocSpace rehearses.
enum OnlyOfficeRehearsals {
    static let all = refusals + credentials + answers + tests

    /// What shows none of the bugs.
    static let usual = rehearsal(
        "documented", [save, read, test], [.worked, .worked, .worked], settings: 1, wrong: [])

    private typealias Client = OnlyOfficeClient

    private static func rehearsal(
        _ scenario: String, _ steps: [Rehearsal.Step], _ outcomes: [ClientOutcome], requests: [String: Int] = [:],
        pause: Duration? = nil, duration: Duration? = nil, settings: Int? = nil, wrong: [Rehearsal.Wrong]
    ) -> Rehearsal {
        Rehearsal(
            scenario: "onlyoffice/\(scenario)", vendor: Client.profile, steps: steps, outcomes: outcomes,
            requests: requests, pause: pause, duration: duration, records: settings.map { ("settings", $0) },
            wrong: wrong)
    }

    private static let save = Rehearsal.Step.perform(Client.save)
    private static let read = Rehearsal.Step.perform(Client.read)
    private static let test = Rehearsal.Step.perform(Client.test)

    private static var refusals: [Rehearsal] {
        [
            rehearsal(
                "rate-limited", [save], [.gaveUp], requests: ["saveSmtpSettings": 5], pause: .seconds(60),
                wrong: [.init(.decodesEverything, fails: .outcomes), .init(.retriesForEver, fails: .outcomes)]),
            rehearsal(
                "limiter", [read, read, read, save], [.worked, .worked, .worked, .worked],
                requests: ["saveSmtpSettings": 2], pause: .seconds(60), settings: 1,
                wrong: [.init(.ignoresRetryAfter, fails: .pauses), .init(.decodesEverything, fails: .outcomes)]),
            rehearsal(
                "malformed", [save], [.refused(400)], requests: ["saveSmtpSettings": 1], settings: 0,
                wrong: [.init(.trustsBody, fails: .outcomes), .init(.retriesRefusals, fails: .requests)]),
            rehearsal(
                "payment-required", [save], [.refused(402)], requests: ["saveSmtpSettings": 1],
                wrong: [.init(.retriesRefusals, fails: .requests)]),
            rehearsal(
                "permission-lost", [save, save], [.worked, .refused(403)], requests: ["saveSmtpSettings": 2],
                wrong: [.init(.retriesRefusals, fails: .requests)]),
        ]
    }

    private static var credentials: [Rehearsal] {
        [
            rehearsal(
                "forbidden", [save], [.refused(403)], requests: ["saveSmtpSettings": 1, "authenticateMe": 0],
                wrong: [.init(.renewsWhenForbidden, fails: .requests)]),
            rehearsal(
                "unauthorized", [save], [.refused(401)], requests: ["saveSmtpSettings": 2, "authenticateMe": 1],
                wrong: [.init(.renewsForEver, fails: .outcomes), .init(.decodesEverything, fails: .outcomes)]),
            rehearsal(
                "cookie-expires", [read, read, read, save], [.worked, .worked, .worked, .worked],
                requests: ["authenticateMe": 1, "saveSmtpSettings": 2], settings: 1,
                wrong: [
                    .init(.keepsExpiredCredential, fails: .outcomes), .init(.decodesEverything, fails: .outcomes),
                    .init(.logsAnswers, fails: .secrecy),
                ]),
            rehearsal(
                "password-kept",
                [
                    .change(
                        Client.read, right: { _ in Client.save }, naive: { Client.save($0["response"]) })
                ], [.worked], requests: ["saveSmtpSettings": 1],
                wrong: [.init(.savesWhatItRead, fails: .outcomes)]),
        ]
    }

    private static var answers: [Rehearsal] {
        [
            rehearsal("text-plain", [read], [.worked], wrong: [.init(.demandsLabel, fails: .outcomes)]),
            rehearsal(
                "two-media-types", [save, read], [.worked, .worked], requests: ["saveSmtpSettings": 1],
                wrong: [.init(.joinsLines, fails: .outcomes)]),
            rehearsal(
                "bad-gateway", [save], [.worked], requests: ["saveSmtpSettings": 5], pause: .seconds(1), settings: 1,
                wrong: [
                    .init(.decodesEverything, fails: .outcomes), .init(.retriesAtOnce, fails: .outcomes),
                    .init(.neverRetries, fails: .outcomes),
                ]),
            rehearsal(
                "maintenance", [save, .wait(.seconds(600)), save], [.gaveUp, .worked],
                requests: ["saveSmtpSettings": 6], pause: .seconds(1), settings: 1,
                wrong: [.init(.retriesForEver, fails: .outcomes)]),
            rehearsal(
                "dribbled", [read], [.worked], requests: ["getSmtpSettings": 2], duration: .seconds(40),
                wrong: [.init(.timesEachRead, fails: .duration), .init(.waitsForEver, fails: .duration)]),
        ]
    }

    private static var tests: [Rehearsal] {
        [
            rehearsal(
                "test-limit", Array(repeating: test, count: 6), Array(repeating: .worked, count: 6),
                requests: ["testSmtpSettings": 7], pause: .seconds(900),
                wrong: [.init(.retriesAtOnce, fails: .pauses), .init(.ignoresRetryAfter, fails: .outcomes)]),
            rehearsal(
                "test-lost", [test], [.worked], requests: ["testSmtpSettings": 1],
                wrong: [.init(.repeatsLost, fails: .requests)]),
            rehearsal(
                "test-never-ends", [test, .poll(Client.status) { $0["response"]?["completed"]?.boolValue == true }],
                [.worked, .gaveUp], duration: .seconds(150), wrong: [.init(.pollsWithoutEnd, fails: .outcomes)]),
        ]
    }
}
