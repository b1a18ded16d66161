import Foundation
import TestSupport

/// Requests that one run of curl sends, one after the other, and what came back for each.
enum CurlBatch {
    /// One request.
    struct Exchange: Sendable {
        var method = "POST"
        let url: String
        /// Header lines as curl takes them: `Name: value`, `Name;` for an empty value, `Name:` for none.
        let fields: [String]
        let body: String
    }

    /// One response.
    struct Answer: Equatable, Sendable {
        let status: Int
        let mediaType: String
        let body: String
    }

    /// True when there is a curl to run.
    static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")

    /// Sends the requests to this machine, whatever host their URLs name.
    ///
    /// - Parameters:
    ///   - exchanges: The requests, in order.
    ///   - authority: The file with the certificate authority that alone is trusted.
    /// - Returns: The responses, in the requests' order.
    /// - Throws: What keeps files from being written or curl from being run.
    static func send(_ exchanges: [Exchange], trusting authority: String) throws -> [Answer] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("understudy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let configuration = folder.appendingPathComponent("curlrc")
        let lines = exchanges.enumerated().map { index, exchange in
            section(exchange, output: folder.appendingPathComponent("\(index)").path, authority)
        }
        try Data(lines.joined(separator: "next\n").utf8).write(to: configuration)

        let text = try SpawnedProgram(["/usr/bin/curl", "--disable", "--config", configuration.path]).output()
        return text.split(separator: "\n").enumerated().map { index, line in
            let words = line.split(separator: " ", maxSplits: 1)
            let body = try? Data(contentsOf: folder.appendingPathComponent("\(index)"))
            return Answer(
                status: Int(words[0]) ?? 0, mediaType: words.count > 1 ? String(words[1]) : "",
                body: String(decoding: body ?? Data(), as: UTF8.self))
        }
    }

    private static func section(_ exchange: Exchange, output: String, _ authority: String) -> String {
        let authorityOfURL = exchange.url.split(separator: "/")[1]
        var settings = [
            ("url", exchange.url), ("request", exchange.method), ("resolve", "\(authorityOfURL):127.0.0.1"),
            ("noproxy", "*"), ("cacert", authority), ("max-time", "60"), ("data-raw", exchange.body),
            ("output", output), ("write-out", #"%{http_code} %{content_type}\n"#),
        ]
        settings += exchange.fields.map { ("header", $0) }
        return "silent\n" + settings.map { "\($0.0) = \"\(escaped($0.1))\"\n" }.joined()
    }

    /// A value as curl reads it between quotes; `\n` of `write-out` stays as it is.
    private static func escaped(_ value: String) -> String {
        value.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
            .replacingOccurrences(of: "\n", with: "\\n")
    }
}
