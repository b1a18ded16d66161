import Contracts
import HTTPModel
import Scenarios
import Testing

@testable import MockServer

/// The page of Digitanium that the contract is written from, under each of the two URLs that it gives.
enum DigitaniumPage: String, CaseIterable, CustomTestStringConvertible {
    /// The tenant is the first label of the host.
    case ssms
    /// The tenant is the realm in the path.
    case shift

    var target: String { self == .ssms ? "/digitanium/v4/mail/config" : "/auth/realms/acme/mail/setup" }
    var operation: String { self == .ssms ? "updateMailConfiguration" : "setUpRealmMail" }
    var testDescription: String { rawValue }

    static let contract = PipelineFixture.bundled.contracts.first { $0.name == "digitanium" }
    static let host = "acme.understudy.localhost"
    static let collection = "mailConfigurations"
    static let fields: HeaderFields = [
        .host: host, .authorization: "Bearer token", .contentType: "application/json",
    ]

    /// The page's sample request.
    static let sampleRequest = """
        {"replyToDisplayName":"Receiver","starttls":"true","port":"587","host":"smtp.gmail.com",\
        "replyTo":"***@****.com","from":"****@****.com","fromDisplayName":"From KC Test team","envelopeFrom":"",\
        "ssl":"false","user":"********@****.com","password":"*******"}
        """
    /// The page's sample response.
    static let updated = result("Successfully updated SMTP Details", "OK")

    // The rows of the page's table of statuses.
    static let updatedTableText = result("Successfully updated SMTP Details.", "OK")
    static let invalid = result("Host and From is mandatory to update Email Configuration.", "BAD_REQUEST")
    static let unauthorized = result("HTTP 401 Unauthorized.", "Unauthorized")

    // What the page does not have.
    static let unauthorizedKeycloak = #"{"error":"HTTP 401 Unauthorized"}"#
    static let tenantNotFound = result("Tenant does not exist", "TENANT_NOT_FOUND")

    /// An answer with its keys in the sample's order.
    static func result(_ message: String, _ status: String) -> String {
        #"{"message":"\#(message)","status":"\#(status)","subSystem":8}"#
    }

    /// What a call over plain http gets.
    static func httpsOnly(_ target: String) -> String {
        #"{"title":"https only","status":403,"detail":"POST \#(target) is served over https only."}"#
    }

    /// Valid settings that are not the sample's; one field may be given another JSON text, or be left out.
    static func settings(_ field: String = "", _ value: String? = nil) -> String {
        let members = [
            ("replyToDisplayName", #""Help""#), ("starttls", "true"), ("port", #""25""#), ("host", #""mail.example""#),
            ("replyTo", #""help@mail.example""#), ("from", #""ann@mail.example""#), ("fromDisplayName", #""Ann""#),
            ("envelopeFrom", #""bounces@mail.example""#), ("ssl", "false"), ("user", #""ann""#),
            ("password", #""secret""#),
        ]
        let written = members.compactMap { name, standard -> String? in
            guard name == field else { return "\"\(name)\":\(standard)" }
            return value.map { "\"\(name)\":\($0)" }
        }
        return "{\(written.joined(separator: ","))}"
    }
}
