import JSONModel

/// An answer as a client has it.
struct ClientAnswer {
    let status: Int
    /// Names in lower case.
    let fields: [(name: String, value: String)]
    var body: [UInt8] = []

    /// Reads the lines of a head; nil when they are none.
    init?(head: [UInt8]) {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        guard let words = lines.first?.split(separator: " "), words.count >= 2, words[0].hasPrefix("HTTP/1."),
            let status = Int(words[1])
        else { return nil }
        self.status = status
        fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
        }
    }

    func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    func first(_ name: String) -> String? { values(name).first }

    /// The body as JSON, without a byte order mark in front.
    var json: JSONValue? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return try? JSONValue.parse(body.starts(with: mark) ? Array(body.dropFirst(3)) : body)
    }

    var text: String { String(decoding: body, as: UTF8.self) }
    var isHTML: Bool { first("content-type")?.hasPrefix("text/html") == true }
}
