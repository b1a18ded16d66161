import Foundation

/// A response as it came over the wire.
struct RawResponse {
    let status: Int
    let fields: [(name: String, value: String)]
    let body: String

    /// The value of the field with that name in any letter case.
    subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The body as JSON.
    var json: JSONTree {
        get throws { try JSONTree(body) }
    }

    /// A response that these tests cannot read.
    struct Unreadable: Error {
        let text: String
    }

    /// Takes the first response from the bytes; nil while it is not whole.
    static func parse(_ bytes: [UInt8]) throws -> (response: RawResponse, length: Int)? {
        let blankLine = Array("\r\n\r\n".utf8)
        guard let end = bytes.indices.dropLast(3).first(where: { Array(bytes[$0..<$0 + 4]) == blankLine }) else {
            return nil
        }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
        let fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
            return (name: String(parts[0]), value: value)
        }
        let words = lines[0].split(separator: " ", maxSplits: 2)
        let stated = fields.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) }
        guard words.count > 1, words[0] == "HTTP/1.1", let status = Int(words[1]),
            let length = stated ?? (status == 204 ? 0 : nil)
        else {
            throw Unreadable(text: String(decoding: bytes, as: UTF8.self))
        }
        guard bytes.count >= end + 4 + length else { return nil }
        let body = String(decoding: bytes[(end + 4)..<(end + 4 + length)], as: UTF8.self)
        return (RawResponse(status: status, fields: fields, body: body), end + 4 + length)
    }
}
