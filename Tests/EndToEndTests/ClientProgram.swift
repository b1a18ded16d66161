import Foundation
import Testing

/// The HTTP clients that send the documented create request; each program is in Tests/Clients.
enum ClientProgram: String, CaseIterable, CustomTestStringConvertible {
    case curl, urlSession, urllib, nodeFetch, nodeHTTP, javaHTTPClient

    var testDescription: String {
        switch self {
        case .curl: "curl"
        case .urlSession: "Swift's URLSession"
        case .urllib: "python's urllib"
        case .nodeFetch: "node's fetch"
        case .nodeHTTP: "node's http and https"
        case .javaHTTPClient: "Java's HttpClient"
        }
    }

    /// The program that has to be on this machine.
    private var needed: String {
        switch self {
        case .curl: "curl"
        case .urlSession: Repository.built("urlsession-client")
        case .urllib: "python3"
        case .nodeFetch, .nodeHTTP: "node"
        case .javaHTTPClient: "java"
        }
    }

    /// The command line but for the URL, the body file and the CA file that follow.
    private func command(authority: String, isEncrypted: Bool) -> [String] {
        func client(_ path: String) -> String { Repository.file("Tests/Clients/\(path)").path }
        switch self {
        case .curl: return ["sh", client("curl/create.sh")]
        case .urlSession where isEncrypted: return ["sh", client("urlsession/with-authority.sh"), authority, needed]
        case .urlSession: return [needed]
        case .urllib: return ["python3", client("python/create.py")]
        case .nodeFetch: return ["node", client("node/create-fetch.mjs")]
        case .nodeHTTP: return ["node", client("node/create-http.mjs")]
        case .javaHTTPClient: return ["java", client("java/Create.java")]
        }
    }

    /// Sends the sample request and returns the status and the body; cancels the test where the client cannot run.
    func send(to url: String, body: URL, authority: String, in folder: URL) async throws -> (Int, String) {
        let found = try await ChildProcess.run("sh", ["-c", "command -v \"$0\"", needed], in: folder)
        if found.exit != .code(0) { try skip("\(needed) is not installed") }
        let command = command(authority: authority, isEncrypted: url.hasPrefix("https:"))
        let client = try await ChildProcess.run(
            command[0], command.dropFirst() + [url, body.path, authority], in: folder,
            environment: ["NODE_EXTRA_CA_CERTS": authority], within: .seconds(120))
        if self == .urlSession, client.exit == .code(77) {
            try skip(client.standardError.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        try #require(client.exit == .code(0), "\(client.standardError)")
        let parts = client.standardOutput.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        return (try #require(Int(parts[0])), parts.count > 1 ? String(parts[1]) : "")
    }

    /// Skips the case that runs now; a cancelled case alone would not be seen in the output.
    private func skip(_ reason: String) throws -> Never {
        Issue.record("\(testDescription) was skipped: \(reason)", severity: .warning)
        try Test.cancel("\(reason)")
    }
}
