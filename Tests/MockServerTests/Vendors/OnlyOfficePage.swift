import HTTPModel
import JSONModel
import Testing

/// The page of ONLYOFFICE DocSpace that the contract is written from, as far as tests need its words.
enum OnlyOfficePage {
    static let path = "/api/2.0/smtpsettings/smtp"
    static let host = "acme.docspace.example"
    /// A portal and the page's one credential.
    static let fields: HeaderFields = [.host: host, .cookie: "asc_auth_key=864FE52C-1C1C-469F-9308-51DAFEFE7436"]
    static let expiredCookie = "asc_auth_key=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/"

    /// The operations that need a credential.
    static let operations: [(name: String, method: HTTPModel.Method, target: String)] = [
        ("saveSmtpSettings", .post, path), ("getSmtpSettings", .get, path), ("resetSmtpSettings", .delete, path),
        ("testSmtpSettings", .get, path + "/test"), ("getSmtpTestStatus", .get, path + "/test/status"),
    ]

    /// The page's sample request.
    static let sampleRequest = """
        {"host":"mail.example.com","port":25,"senderAddress":"notify@example.com","senderDisplayName":"Postman",\
        "credentialsUserName":"notify@example.com","credentialsUserPassword":"{password}","enableAuth":true}
        """

    /// The settings that the sample makes.
    static let sampleSettings = """
        {"host":"mail.example.com","port":25,"senderAddress":"notify@example.com","senderDisplayName":"Postman",\
        "credentialsUserName":"notify@example.com","credentialsUserPassword":"","enableSSL":false,"enableAuth":true,\
        "useNtlm":false,"isDefaultSettings":false}
        """

    /// The settings of a portal that has saved none.
    static let defaultSettings = """
        {"port":0,"credentialsUserPassword":"","enableSSL":false,"enableAuth":false,"useNtlm":false,\
        "isDefaultSettings":true}
        """

    /// Valid settings that are not the sample's; one field may be given another JSON text, or be left out.
    static func settings(_ field: String = "", _ value: String? = nil) -> String {
        object(
            [
                ("host", #""mail.example""#), ("port", "587"), ("senderAddress", #""no-reply@mail.example""#),
                ("senderDisplayName", #""Mail""#), ("credentialsUserName", #""ann""#),
                ("credentialsUserPassword", #""secret""#), ("enableSSL", "true"), ("enableAuth", "true"),
                ("useNtlm", "true"), ("isDefaultSettings", "true"),
            ], changing: [field: value])
    }

    /// What those settings become; fields may have other JSON texts, or be absent.
    static func saved(changing changes: [String: String?] = [:]) -> String {
        object(
            [
                ("host", #""mail.example""#), ("port", "587"), ("senderAddress", #""no-reply@mail.example""#),
                ("senderDisplayName", #""Mail""#), ("credentialsUserName", #""ann""#),
                ("credentialsUserPassword", #""""#), ("enableSSL", "true"), ("enableAuth", "true"),
                ("useNtlm", "false"), ("isDefaultSettings", "false"),
            ], changing: changes)
    }

    private static func object(_ members: [(String, String)], changing changes: [String: String?]) -> String {
        let written = members.compactMap { name, standard -> String? in
            guard let changed = changes[name] else { return "\"\(name)\":\(standard)" }
            return changed.map { "\"\(name)\":\($0)" }
        }
        return "{\(written.joined(separator: ","))}"
    }

    /// The wrapper, with its keys in the vendor's order; without a response the count is 0.
    static func wrapped(
        _ response: String?, _ method: HTTPModel.Method, _ target: String = path, status: Int = 0,
        statusCode: Int = 200, base: String = "http://\(host)"
    ) -> String {
        let start = response.map { #""response":\#($0),"count":1"# } ?? #""count":0"#
        return """
            {\(start),"links":[{"href":"\(base)\(target)","action":"\(method)"}],"status":\(status),\
            "statusCode":\(statusCode)}
            """
    }

    /// The error object.
    static func error(_ status: Int, _ message: String, type: String, number: Int) -> String {
        """
        {"error":{"message":"\(message)","type":"\(type)","stack":"   at …","hresult":\(number)},"status":1,\
        "statusCode":\(status)}
        """
    }

    static let forbidden = error(
        403, "Access denied", type: "ASC.Common.Security.Authorizing.AuthorizingException", number: -2_146_233_088)
    static let paymentRequired = error(
        402, "Your pricing plan does not support this option", type: "ASC.Core.Billing.BillingException",
        number: -2_146_233_088)

    /// The problem details of a body that cannot be read; `errors` is the JSON text of their member.
    static func problem(_ errors: String) -> String {
        """
        {"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1",\
        "title":"One or more validation errors occurred.","status":400,"errors":\(errors),"traceId":"TRACE"}
        """
    }

    static let unsupported = """
        {"type":"https://tools.ietf.org/html/rfc9110#section-15.5.16","title":"Unsupported Media Type","status":415,\
        "traceId":"TRACE"}
        """

    /// What .NET says of a value that it cannot read.
    static func conversion(_ field: String, _ kind: String) -> String {
        let text = "The JSON value could not be converted to \(kind). Path: $.\(field)"
        return #"{"$.\#(field)":["\#(text) | LineNumber: 0 | BytePositionInLine: 0."]}"#
    }
}

extension Response {
    /// The body as text, with the id of a trace replaced by TRACE, since each answer has one of its own.
    var comparableText: String {
        String(decoding: body, as: UTF8.self).replacing(/00-[0-9a-f]{32}-[0-9a-f]{16}-00/, with: "TRACE")
    }
}
