import JSONModel

/// What a client of Digitanium does.
enum DigitaniumClient {
    /// A client that gets itself a new token when it is refused.
    static let profile = makeProfile(signsIn: true)
    /// The client while it signs in.
    static let signedOut = makeProfile(signsIn: false)

    private static func makeProfile(signsIn: Bool) -> VendorProfile {
        VendorProfile(
            // The token of the contract's example.
            credential: "xK3vQ8mN2pR7tY5wB9cF4hJ6",
            fields: { signsIn ? ["Authorization: Bearer \($0)"] : [] },
            renewal: signsIn ? signIn.request : nil, renewed: { $0["access_token"]?.stringValue },
            succeeded: { $0["status"]?.stringValue == "OK" || $0["access_token"] != nil },
            claimsSuccess: { $0["status"]?.stringValue == "OK" }, record: { _ in nil }, members: [],
            secrets: ["secret"],
            misreadings: [
                .needsUsualMembers: { answer in
                    answer.status >= 400 && answer.json?["message"]?.stringValue == nil ? .crashed : nil
                },
                .takesNotFoundForWrongURL: { $0.status == 404 ? .unreadable : nil },
                .wantsOtherToken: { answer in
                    answer.json?["access_token"]?.stringValue == "xK3vQ8mN2pR7tY5wB9cF4hJ6" ? .gaveUp : nil
                },
                .readsMessages: { answer in
                    answer.json?["message"]?.stringValue == "Successfully updated SMTP Details" ? nil : .gaveUp
                },
                .expectsWhatItSent: { answer in
                    answer.status == 200 && answer.json?["host"] == nil ? .crashed : nil
                },
            ],
            misdirections: [.ignoresTenants: { $0.replacing("/globex/", with: "/acme/") }])
    }

    static let signIn = ClientTask(
        request: ClientRequest(
            method: "POST", target: "/auth/realms/acme/protocol/openid-connect/token",
            fields: ["Content-Type: application/x-www-form-urlencoded"],
            body: "grant_type=password&client_id=client&username=ann&password=secret"))

    /// Settings replace each other whole, so that they may be sent again.
    static let setUp = setUp(page: .ssms)
    static let setUpRealm = setUp(page: .shift)
    static let setUpOtherRealm = ClientTask(
        request: ClientRequest(
            method: "POST", target: "/auth/realms/globex/mail/setup", body: DigitaniumPage.settings()))

    private static func setUp(page: DigitaniumPage) -> ClientTask {
        ClientTask(
            request: ClientRequest(
                method: "POST", target: page.target,
                fields: ["Content-Type: application/json", "Understudy-Tenant: acme"],
                body: DigitaniumPage.settings()))
    }

    /// A mail; it cannot be unsent.
    static let send = ClientTask(
        request: ClientRequest(
            method: "POST", target: "/auth/realms/acme/mail/test", body: #"{"mailType":"TEST"}"#),
        isRepeatable: false)
}
