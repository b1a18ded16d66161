/// What a client of JFramework rehearses.
enum JFrameworkRehearsals {
    static let all = refusals

    private static func rehearsal(
        _ scenario: String, _ steps: [Rehearsal.Step], _ outcomes: [ClientOutcome], requests: [String: Int] = [:],
        pause: Duration? = nil, duration: Duration? = nil, integrations: Int? = nil, wrong: [Rehearsal.Wrong]
    ) -> Rehearsal {
        Rehearsal(
            scenario: "jframework/\(scenario)", vendor: JFrameworkClient.profile, steps: steps, outcomes: outcomes,
            requests: requests, pause: pause, duration: duration,
            records: integrations.map { ("integrations", $0) }, wrong: wrong)
    }

    private static let create = Rehearsal.Step.perform(JFrameworkClient.create)

    private static let refusals = [
        rehearsal(
            "rate-limited", [create], [.gaveUp], requests: ["createSmtpIntegration": 5], pause: .seconds(1),
            wrong: [.init(.retriesForEver, fails: .outcomes), .init(.retriesAtOnce, fails: .pauses)]),
    ]
}
