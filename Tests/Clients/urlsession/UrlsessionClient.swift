import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends the create request with URLSession.
///
/// Arguments: URL, body file. Prints the status, then the body.
/// On Linux URLSession trusts the system's certificates only; `with-authority.sh` beside this file adds one for the
/// time of a run.
@main
enum UrlsessionClient {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let url = URL(string: arguments[1]) else {
            throw Failure(description: "usage: urlsession-client URL BODY-FILE")
        }
        var request = URLRequest(url: url, timeoutInterval: 30)
        request.httpMethod = "POST"
        for name in ["Brand-URL", "Auth-Key"] { request.setValue("text", forHTTPHeaderField: name) }
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("*/*", forHTTPHeaderField: "Accept")
        request.httpBody = try Data(contentsOf: URL(fileURLWithPath: arguments[2]))
        let (body, answer) = try await URLSession(configuration: .ephemeral).data(for: request)
        guard let status = (answer as? HTTPURLResponse)?.statusCode else {
            throw Failure(description: "the answer is not HTTP")
        }
        FileHandle.standardOutput.write(Data("\(status)\n".utf8) + body)
    }

    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
