import HTTPModel
import JSONModel
import Testing

/// The two pages of JFramework that the contract is written from, as far as tests need their words.
enum JFrameworkPage: String, CaseIterable, CustomTestStringConvertible {
    case create, update

    var method: HTTPModel.Method { self == .create ? .post : .put }
    var target: String { self == .create ? Self.path : "\(Self.path)/\(Self.sampleID)" }
    var success: HTTPModel.Status { self == .create ? 201 : 200 }
    var operation: String { "\(rawValue)SmtpIntegration" }
    var testDescription: String { rawValue }

    static let path = "/api/v1/app-integrations/smtp"
    static let sampleID = "sApKpllz4sAplsmzha"
    static let fields: HeaderFields = ["Brand-URL": "text", "Auth-Key": "text"]

    /// The create page's sample request.
    static let sampleRequest = """
        {"appIntegrationId":"text","name":"text","host":"text","port":1,"username":"text","password":"text",\
        "useTls":true,"isDefault":true,"description":"text","status":"0 - Inactive"}
        """

    /// What `data` holds in the create page's sample response.
    static let sampleData = """
        {"appIntegration":{"type":"PaymentGateway","name":"Stripe","domain":"https://stripe.com",\
        "description":"Stripe payment gateway","logoURL":null,"status":"Active","id":"sApKpllz4sAplsmzha"},\
        "name":"SMTP Integration","host":"smtp.gmail.com","port":587,"username":"username","password":"password",\
        "useTls":true,"isDefault":true,"description":"SMTP Integration Description","status":"Active",\
        "id":"sApKpllz4sAplsmzha"}
        """

    /// The envelope of a success, with its keys in the sample's order.
    static func envelope(_ status: HTTPModel.Status, _ data: String) -> String {
        #"{"success":true,"statusCode":\#(status),"message":"The request was successful.","data":\#(data),"errors":[]}"#
    }

    /// The create page's text for a status.
    static func text(of status: HTTPModel.Status) -> String {
        switch status {
        case 401:
            """
            The user is not authorized to access the requested resource. \
            The request is missing the required Auth-Key header.
            """
        case 403: "The user's access was denied."
        case 429: "The user has exceeded the rate limit."
        default: "The request was successful."
        }
    }

    /// Valid settings that are not the sample's; one field may be given another JSON text, or be left out.
    static func settings(_ field: String = "", _ value: String? = nil) -> String {
        let members = [
            ("appIntegrationId", #""a1""#), ("name", #""Mail""#), ("host", #""mail.example""#), ("port", "25"),
            ("username", #""ann""#), ("password", #""secret""#), ("useTls", "true"), ("isDefault", "true"),
            ("description", #""Ours""#), ("status", #""Active""#),
        ]
        let written = members.compactMap { name, standard -> String? in
            guard name == field else { return "\"\(name)\":\(standard)" }
            return value.map { "\"\(name)\":\($0)" }
        }
        return "{\(written.joined(separator: ","))}"
    }
}
