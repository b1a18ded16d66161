import Foundation
import SMTPSettingsClient

extension IntegrationsClient {
    /// A client as the tests want it: signed in, and with nothing to wait for but the clock it is given.
    convenience init(baseURL: URL, clock: any Clock<Duration>, timeout: TimeInterval = 30) {
        self.init(
            baseURL: baseURL, brand: "acme.example", authKey: "first-key", refreshKey: "refresh-key", timeout: timeout,
            clock: clock)
    }
}

extension SMTPSettings {
    static let sample = SMTPSettings(
        appIntegrationID: "mail", name: "Newsletter", host: "smtp.acme.example", port: 587, username: "mailer",
        password: "correct horse", usesTLS: true, status: .active)
    static let other = SMTPSettings(
        appIntegrationID: "mail", name: "Invoices", host: "smtp.acme.example", port: 465, username: "billing",
        password: "battery staple")
}
