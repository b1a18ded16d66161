import JSONModel

/// What a client of Keyfactor Command rehearses.
enum KeyfactorRehearsals {
    static let all = refusals + replacements + connections

    private static func rehearsal(
        _ scenario: String, _ steps: [Rehearsal.Step], _ outcomes: [ClientOutcome], requests: [String: Int] = [:],
        stored: (@Sendable (JSONValue) -> Bool)? = nil, wrong: [Rehearsal.Wrong]
    ) -> Rehearsal {
        Rehearsal(
            scenario: "keyfactor/\(scenario)", vendor: KeyfactorClient.profile, steps: steps, outcomes: outcomes,
            requests: requests, stored: stored.map { ("profiles", $0) }, wrong: wrong)
    }

    private static let read = Rehearsal.Step.perform(KeyfactorClient.read)
    private static let save = Rehearsal.Step.perform(KeyfactorClient.own)
    private static let test = Rehearsal.Step.perform(KeyfactorClient.test)

    private static func rename(naive: @escaping @Sendable (JSONValue) -> ClientTask) -> Rehearsal.Step {
        .change(KeyfactorClient.read, right: KeyfactorClient.renaming, naive: naive)
    }

    private static let refusals = [
        rehearsal(
            "unauthorized", [read], [.refused(401)], requests: ["getSmtpProfile": 2],
            wrong: [.init(.repeatsRefusedCredential, fails: .requests)]),
        rehearsal(
            "challenged-once", [read, save], [.worked, .worked],
            wrong: [.init(.givesUpWhenChallenged, fails: .outcomes)]),
        rehearsal(
            "error-page", [read], [.refused(401)], wrong: [.init(.decodesEverything, fails: .outcomes)]),
        rehearsal(
            "forbidden", [read, save, test], [.refused(403), .refused(403), .refused(403)],
            requests: ["getSmtpProfile": 1, "updateSmtpProfile": 1, "testSmtpProfile": 1],
            wrong: [
                .init(.renewsWhenForbidden, fails: .requests), .init(.retriesRefusals, fails: .requests),
            ]),
        rehearsal(
            "no-role", [save], [.refused(403)], wrong: [.init(.readsPermissions, fails: .outcomes)]),
        rehearsal(
            "read-only", [read, rename(naive: KeyfactorClient.renaming), test],
            [.worked, .refused(403), .refused(403)],
            wrong: [
                .init(.assumesMayWrite, fails: .outcomes), .init(.retriesRefusals, fails: .outcomes),
            ]),
        rehearsal(
            "invalid", [save], [.refused(400)],
            wrong: [
                .init(.takesCodesForNumbers, fails: .outcomes), .init(.retriesRefusals, fails: .outcomes),
            ]),
    ]

    private static let replacements = [
        rehearsal(
            "fields-left-out", [rename(naive: KeyfactorClient.renamingAlone)], [.worked],
            stored: {
                KeyfactorClient.isRenamed($0) && $0["Port"]?.intValue == 587 && $0["UseSSL"]?.boolValue == true
                    && $0["RelayUsername"]?.stringValue == #"KEYEXAMPLE\svc_relay"#
            },
            wrong: [.init(.sendsChangesAlone, fails: .stored)]),
        rehearsal(
            "password-not-answered", [rename(naive: KeyfactorClient.renamingAsRead)], [.worked],
            stored: KeyfactorClient.isRenamed, wrong: [.init(.savesWhatItRead, fails: .outcomes)]),
        rehearsal(
            "changed-meanwhile",
            [.edit(KeyfactorClient.read, for: .seconds(600), save: KeyfactorClient.renaming)], [.worked],
            stored: { KeyfactorClient.isRenamed($0) && $0["Host"]?.stringValue == "new-relay.keyexample.com" },
            wrong: [.init(.savesOldCopy, fails: .stored)]),
        rehearsal(
            "found", [save, .compare(KeyfactorClient.read, holds: KeyfactorClient.isRenamed)], [.worked, .differs],
            wrong: [.init(.trustsItsOwnCopy, fails: .outcomes)]),
        rehearsal(
            "updated", [.compare(KeyfactorClient.own, holds: KeyfactorClient.isRenamed)], [.differs],
            wrong: [.init(.trustsItsOwnCopy, fails: .outcomes)]),
        rehearsal(
            "tested", [.compare(KeyfactorClient.test, holds: KeyfactorClient.isForTheRecipient)], [.differs],
            wrong: [.init(.trustsItsOwnCopy, fails: .outcomes)]),
    ]

    private static let connections = [
        rehearsal(
            "slow-update", [save], [.worked], requests: ["updateSmtpProfile": 1], stored: KeyfactorClient.isRenamed,
            wrong: [.init(.repeatsLost, fails: .requests), .init(.takesLostForFailed, fails: .outcomes)]),
        rehearsal(
            "update-answer-lost", [save], [.worked], requests: ["updateSmtpProfile": 1],
            stored: KeyfactorClient.isRenamed,
            wrong: [.init(.takesLostForFailed, fails: .outcomes), .init(.repeatsLost, fails: .requests)]),
        rehearsal(
            "stale-connection", [read, read], [.worked, .worked],
            wrong: [.init(.givesUpOnStaleConnection, fails: .outcomes)]),
        rehearsal(
            "wrong-length", [read, save], [.worked, .worked], requests: ["getSmtpProfile": 2, "updateSmtpProfile": 1],
            wrong: [.init(.keepsBrokenConnection, fails: .requests)]),
        rehearsal(
            "truncated-gzip", [read], [.gaveUp], wrong: [.init(.takesPartForWhole, fails: .outcomes)]),
        rehearsal(
            "byte-order-mark", [read], [.worked], wrong: [.init(.chokesOnByteOrderMark, fails: .outcomes)]),
    ]
}
