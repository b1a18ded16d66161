import Foundation
import TestSupport

/// One case of the raw request suite.
struct SuiteCase: Decodable {
    struct Expectation: Decodable {
        struct Message: Decodable {
            let method: String
            let target: String
            let version: [Int]
            let headers: [[String]]
            let body_b64: Data
            let trailers: [[String]]
        }

        let kind: String
        let requests: [Message]?
        let complete: Int?
        let completeBefore: Int?
        let methods: [String]?
        let urls: [String]?
        let bodySpans: [String]?
    }

    let name: String
    let bytes_b64: Data
    let withHost_b64: Data?
    let lenient: String?
    let expect: Expectation

    /// The bytes to send: with a Host field where the case does not speak of its absence.
    var bytes: [UInt8] { Array(withHost_b64 ?? bytes_b64) }

    /// The cases that are on by default; nil where the suite is absent.
    static let defaults: [SuiteCase]? = {
        guard let folder = Suites.folder("http11"), let bytes = Suites.read(folder + "/cases.jsonl") else { return nil }
        return bytes.split(separator: 0x0A).compactMap { line in
            let data = Data(line)
            guard let value = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
                (value["cfg"] as? [Any])?.isEmpty != false, value["lenient"] is NSNull,
                let found = try? JSONDecoder().decode(SuiteCase.self, from: data)
            else { return nil }
            return found
        }
    }()
}
