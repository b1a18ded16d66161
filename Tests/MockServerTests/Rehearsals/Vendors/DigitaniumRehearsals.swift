/// What a client of Digitanium rehearses, by both of the URLs.
enum DigitaniumRehearsals {
    static let all = refusals + answers + connections

    private static func rehearsal(
        _ scenario: String, of vendor: VendorProfile = DigitaniumClient.profile, _ steps: [Rehearsal.Step],
        _ outcomes: [ClientOutcome], requests: [String: Int] = [:], duration: Duration? = nil, settings: Int? = nil,
        wrong: [Rehearsal.Wrong]
    ) -> Rehearsal {
        Rehearsal(
            scenario: "digitanium/\(scenario)", vendor: vendor, steps: steps, outcomes: outcomes, requests: requests,
            duration: duration, records: settings.map { (DigitaniumPage.collection, $0) }, wrong: wrong)
    }

    private static let setUp = Rehearsal.Step.perform(DigitaniumClient.setUp)
    private static let setUpRealm = Rehearsal.Step.perform(DigitaniumClient.setUpRealm)
    private static let setUpOtherRealm = Rehearsal.Step.perform(DigitaniumClient.setUpOtherRealm)
    private static let send = Rehearsal.Step.perform(DigitaniumClient.send)
    private static let signIn = Rehearsal.Step.perform(DigitaniumClient.signIn)

    private static let refusals = [
        rehearsal(
            "https-only", [setUp, setUpRealm, send], [.refused(403), .refused(403), .refused(403)], settings: 0,
            wrong: [
                .init(.needsUsualMembers, fails: .outcomes), .init(.renewsWhenForbidden, fails: .outcomes),
            ]),
        rehearsal(
            "invalid", [setUp, setUpRealm, send], [.refused(400), .refused(400), .refused(400)],
            requests: ["updateMailConfiguration": 1, "setUpRealmMail": 1, "sendRealmMail": 1], settings: 0,
            wrong: [.init(.retriesRefusals, fails: .requests)]),
        rehearsal(
            "unauthorized", [setUp], [.refused(401)], requests: ["issueToken": 1, "updateMailConfiguration": 2],
            wrong: [.init(.renewsForEver, fails: .outcomes)]),
        rehearsal(
            "unauthorized-keycloak", [setUpRealm, send], [.refused(401), .refused(401)], settings: 0,
            wrong: [.init(.needsUsualMembers, fails: .outcomes)]),
        rehearsal(
            "sign-in-refused", of: DigitaniumClient.signedOut, [signIn], [.refused(401)], requests: ["issueToken": 1],
            wrong: [.init(.repeatsRefusedCredential, fails: .requests)]),
        rehearsal(
            "token-expires", [setUp, .wait(.seconds(300)), setUp, setUpRealm, send],
            [.worked, .worked, .worked, .worked], requests: ["issueToken": 1, "updateMailConfiguration": 3],
            wrong: [
                .init(.keepsExpiredCredential, fails: .outcomes), .init(.keepsOldCredential, fails: .outcomes),
            ]),
        rehearsal(
            "tenant-not-found", [setUp, setUpRealm, send], [.refused(404), .refused(404), .refused(404)], settings: 0,
            wrong: [.init(.takesNotFoundForWrongURL, fails: .outcomes)]),
        rehearsal(
            "user-not-found", [send], [.refused(404)],
            wrong: [.init(.takesNotFoundForWrongURL, fails: .outcomes)]),
        rehearsal(
            "one-tenant", [setUp, setUpRealm, setUpOtherRealm], [.worked, .worked, .refused(404)], settings: 1,
            wrong: [.init(.ignoresTenants, fails: .outcomes)]),
    ]

    private static let answers = [
        rehearsal(
            "token-issued", of: DigitaniumClient.signedOut, [signIn, signIn], [.worked, .worked],
            wrong: [.init(.wantsOtherToken, fails: .outcomes)]),
        rehearsal(
            "updated", [setUp, setUpRealm], [.worked, .worked], settings: 0,
            wrong: [.init(.expectsWhatItSent, fails: .outcomes)]),
        rehearsal(
            "updated-table-text", [setUp, setUpRealm], [.worked, .worked], settings: 1,
            wrong: [.init(.readsMessages, fails: .outcomes)]),
    ]

    private static let connections = [
        rehearsal(
            "slow-headers", [setUp], [.worked], duration: .seconds(60), settings: 1,
            wrong: [.init(.timesEachRead, fails: .duration), .init(.waitsForEver, fails: .duration)]),
        rehearsal(
            "answer-lost", [setUp], [.worked], requests: ["updateMailConfiguration": 2], settings: 1,
            wrong: [.init(.takesLostForFailed, fails: .outcomes), .init(.neverRetries, fails: .outcomes)]),
        rehearsal(
            "cut-short", [setUpRealm], [.worked], requests: ["setUpRealmMail": 2], settings: 1,
            wrong: [.init(.takesPartForWhole, fails: .outcomes)]),
        rehearsal(
            "captive-portal", [setUp, setUp], [.unreadable, .worked], settings: 1,
            wrong: [.init(.trustsStatus, fails: .outcomes), .init(.decodesEverything, fails: .outcomes)]),
        rehearsal(
            "two-lengths", [setUp], [.worked], duration: .seconds(10), settings: 1,
            wrong: [.init(.takesLastLength, fails: .duration)]),
        rehearsal(
            "early-hints", [setUp, setUpRealm, send], [.worked, .worked, .worked],
            wrong: [.init(.takesInterimForFinal, fails: .outcomes)]),
    ]
}
