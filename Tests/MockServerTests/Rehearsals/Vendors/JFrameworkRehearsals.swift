/// What a client of JFramework rehearses.
enum JFrameworkRehearsals {
    static let all = refusals + credentials + losses + contents + times

    /// What shows none of the bugs.
    static let usual = rehearsal(
        "documented", [create, list, create], [.worked, .worked, .worked], integrations: 2, wrong: [])

    private typealias Client = JFrameworkClient

    private static func rehearsal(
        _ scenario: String, _ steps: [Rehearsal.Step], _ outcomes: [ClientOutcome], requests: [String: Int] = [:],
        pause: Duration? = nil, duration: Duration? = nil, integrations: Int? = nil, wrong: [Rehearsal.Wrong]
    ) -> Rehearsal {
        Rehearsal(
            scenario: "jframework/\(scenario)", vendor: Client.profile, steps: steps, outcomes: outcomes,
            requests: requests, pause: pause, duration: duration,
            records: integrations.map { ("integrations", $0) }, wrong: wrong)
    }

    private static let create = Rehearsal.Step.perform(Client.create)
    private static let list = Rehearsal.Step.perform(Client.list)
    private static let read = Rehearsal.Step.perform(Client.read)

    private static var refusals: [Rehearsal] {
        [
            rehearsal(
                "always-limited", [create], [.gaveUp], requests: ["createSmtpIntegration": 5], pause: .seconds(1),
                wrong: [.init(.retriesAtOnce, fails: .pauses), .init(.retriesForEver, fails: .outcomes)]),
            rehearsal(
                "rate-limited", [list, list], [.worked, .worked], requests: ["listSmtpIntegrations": 3],
                pause: .seconds(60),
                wrong: [.init(.neverRetries, fails: .outcomes), .init(.ignoresRetryAfter, fails: .pauses)]),
            rehearsal(
                "quota", [list, list, list], [.worked, .worked, .worked], requests: ["listSmtpIntegrations": 4],
                pause: .seconds(60),
                wrong: [
                    .init(.ignoresRetryAfter, fails: .pauses), .init(.retriesAtOnce, fails: .outcomes),
                    .init(.neverRetries, fails: .outcomes),
                ]),
            rehearsal(
                "forbidden", [create], [.refused(403)],
                requests: ["createSmtpIntegration": 1, "refreshAuthKey": 0],
                wrong: [.init(.renewsWhenForbidden, fails: .requests), .init(.retriesRefusals, fails: .requests)]),
            rehearsal(
                "conflict", [create], [.refused(409)], requests: ["createSmtpIntegration": 1], integrations: 0,
                wrong: [.init(.retriesRefusals, fails: .requests)]),
        ]
    }

    private static var credentials: [Rehearsal] {
        [
            rehearsal(
                "unauthorized", [list], [.refused(401)],
                requests: ["listSmtpIntegrations": 2, "refreshAuthKey": 1],
                wrong: [.init(.renewsForEver, fails: .outcomes)]),
            rehearsal(
                "key-expires", [list, list, list, create], [.worked, .worked, .worked, .worked],
                requests: ["createSmtpIntegration": 2, "refreshAuthKey": 1], integrations: 1,
                wrong: [.init(.keepsExpiredCredential, fails: .outcomes)]),
            rehearsal(
                "old-key", [list, create], [.worked, .worked], requests: ["refreshAuthKey": 1], integrations: 1,
                wrong: [
                    .init(.keepsOldCredential, fails: .outcomes), .init(.keepsExpiredCredential, fails: .outcomes),
                ]),
            rehearsal(
                "created", [create], [.worked], wrong: [.init(.logsAnswers, fails: .secrecy)]),
        ]
    }

    private static var losses: [Rehearsal] {
        [
            rehearsal(
                "server-error", [create], [.gaveUp], requests: ["createSmtpIntegration": 1], pause: .seconds(1),
                wrong: [.init(.repeatsLost, fails: .requests), .init(.retriesAtOnce, fails: .pauses)]),
            rehearsal(
                "create-lost", [create], [.worked], requests: ["createSmtpIntegration": 1], integrations: 1,
                wrong: [
                    .init(.repeatsLost, fails: .records), .init(.takesPartForWhole, fails: .outcomes),
                ]),
            rehearsal(
                "create-cut", [create], [.worked], integrations: 1,
                wrong: [
                    .init(.takesPartForWhole, fails: .outcomes), .init(.repeatsLost, fails: .records),
                ]),
            rehearsal(
                "stale-connection", [list, create], [.worked, .worked], requests: ["createSmtpIntegration": 1],
                integrations: 1, wrong: [.init(.givesUpOnStaleConnection, fails: .outcomes)]),
            rehearsal(
                "wrong-length", [list], [.worked], requests: ["listSmtpIntegrations": 2],
                wrong: [.init(.keepsBrokenConnection, fails: .requests)]),
            rehearsal(
                "two-lengths", [list], [.worked], requests: ["listSmtpIntegrations": 2], duration: .seconds(10),
                wrong: [.init(.takesLastLength, fails: .duration)]),
            rehearsal(
                "redirect-loop", [read], [.gaveUp], requests: ["getSmtpIntegration": 6],
                wrong: [.init(.followsForEver, fails: .outcomes)]),
        ]
    }

    private static var contents: [Rehearsal] {
        [
            rehearsal(
                "captive-portal", [create, .wait(.seconds(300)), create], [.unreadable, .worked], integrations: 1,
                wrong: [.init(.trustsStatus, fails: .outcomes), .init(.decodesEverything, fails: .outcomes)]),
            rehearsal(
                "cut-character", [list], [.worked], requests: ["listSmtpIntegrations": 2],
                wrong: [.init(.decodesEverything, fails: .outcomes)]),
            rehearsal(
                "byte-order-mark", [list], [.worked], requests: ["listSmtpIntegrations": 1],
                wrong: [.init(.chokesOnByteOrderMark, fails: .outcomes)]),
            rehearsal(
                "early-hints", [create, list], [.worked, .worked], requests: ["createSmtpIntegration": 1],
                integrations: 1, wrong: [.init(.takesInterimForFinal, fails: .outcomes)]),
            rehearsal(
                "new-members", [read], [.worked],
                wrong: [
                    .init(.refusesNewMembers, fails: .outcomes), .init(.needsEveryMember, fails: .outcomes),
                ]),
        ]
    }

    private static var times: [Rehearsal] {
        [
            rehearsal(
                "slow", [create], [.worked], requests: ["createSmtpIntegration": 1], integrations: 1,
                wrong: [.init(.hurries, fails: .outcomes)]),
            rehearsal(
                "stalled", [list], [.worked], requests: ["listSmtpIntegrations": 2], duration: .seconds(40),
                wrong: [.init(.waitsForEver, fails: .outcomes)]),
            rehearsal(
                "dribbled", [list], [.worked], requests: ["listSmtpIntegrations": 2], duration: .seconds(40),
                wrong: [.init(.timesEachRead, fails: .duration), .init(.waitsForEver, fails: .duration)]),
            rehearsal(
                "flaky", Array(repeating: list, count: 30), Array(repeating: .worked, count: 30),
                wrong: [.init(.neverRetries, fails: .outcomes)]),
            rehearsal(
                "outage", [list, .wait(.seconds(60)), list, .wait(.seconds(120)), list],
                [.worked, .gaveUp, .worked], pause: .seconds(1),
                wrong: [.init(.retriesForEver, fails: .outcomes), .init(.retriesAtOnce, fails: .pauses)]),
        ]
    }
}
