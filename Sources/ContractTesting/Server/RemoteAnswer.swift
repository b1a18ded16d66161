import Foundation
import JSONModel

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// What a server elsewhere answered to a question about itself.
struct RemoteAnswer: Sendable {
    /// The header that carries the token of the server's run.
    static let runField = "Understudy-Run"

    /// The status.
    let status: Int
    /// The token of the run that answered; nil when it is no understudy.
    let run: String?
    /// The content; null when there is none, or it is no JSON.
    let content: JSONValue
    /// Where a redirect leads, in one line; nil when there is none.
    let redirect: String?

    /// Reads an answer.
    init(_ response: HTTPURLResponse, _ data: Data) {
        self.init(
            status: response.statusCode, run: response.value(forHTTPHeaderField: Self.runField),
            content: (try? JSONValue.parse(Array(data))) ?? .null,
            redirect: response.value(forHTTPHeaderField: "Location").map { ErrorText.line($0) })
    }

    /// Takes an answer as it is.
    init(status: Int, run: String?, content: JSONValue, redirect: String? = nil) {
        self.status = status
        self.run = run
        self.content = content
        self.redirect = redirect
    }

    /// The run that answered the question whether the server is well.
    ///
    /// - Parameters:
    ///   - base: Where it was asked.
    ///   - hasToken: True when a token was sent.
    /// - Returns: The run's token.
    /// - Throws: `MockServerFailure` when it is no server that can be driven.
    func identify(_ base: URL, hasToken: Bool) throws(MockServerFailure) -> String {
        try refuseRedirect(base)
        guard let run else {
            throw MockServerFailure(
                "the server at \(base) is no understudy: GET /__admin/health was answered \(status) without "
                    + "\(Self.runField)")
        }
        switch status {
        case 200: break
        case 401 where hasToken: throw MockServerFailure("the token is not that of the server at \(base)")
        case 401: throw MockServerFailure("the server at \(base) wants its admin token: connect(to:token:)")
        case 404:
            throw MockServerFailure(
                "the server at \(base) does not answer for itself; start it without --no-admin, and give its own port")
        default: throw MockServerFailure(problem: content, status: status)
        }
        guard content["run"]?.stringValue == run else {
            throw MockServerFailure("the server at \(base) is no understudy: its health does not hold its run")
        }
        return run
    }

    /// The content.
    ///
    /// - Parameters:
    ///   - base: Where the server was asked.
    ///   - run: The run that was connected to.
    /// - Returns: What the server answered.
    /// - Throws: `MockServerFailure` when another server answers there, or with what the server says.
    func content(from base: URL, run: String) throws(MockServerFailure) -> JSONValue {
        try refuseRedirect(base)
        guard self.run == run else {
            let who = self.run == nil ? "it is no understudy" : "it was started after this test had connected"
            throw MockServerFailure("another server answers at \(base): \(who)")
        }
        guard status < 300 else { throw MockServerFailure(problem: content, status: status) }
        return content
    }

    /// No server of this kind redirects, and what is asked is for no other.
    private func refuseRedirect(_ base: URL) throws(MockServerFailure) {
        guard (300..<400).contains(status) else { return }
        throw MockServerFailure(
            "\(base) was answered \(status)\(redirect.map { " to \($0)" } ?? ""), which is not followed; give the server's own "
                + "URL")
    }
}
