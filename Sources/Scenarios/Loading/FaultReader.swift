import HTTPModel
import JSONModel
import SourceDocuments
import Support

/// Reads `fault`: a word such as `html`, or a map of one word to its settings such as `{ reset: { at: body+120 } }`.
struct FaultReader {
    let collector: DiagnosticCollector

    /// The faults in the order of the reference.
    static let words = [
        "reset", "close", "stall", "garbage", "malformedChunk", "wrongLength", "staleKeepAlive", "slowHeaders",
        "earlyReply", "resetUpload", "informational", "redirectLoop", "oversize", "trailingBytes", "html", "cutUTF8",
        "bom", "wrongEncoding", "truncatedGzip", "duplicateHeader",
    ]
    /// Those that a word alone does not say enough of.
    private static let needingSettings = ["wrongLength", "staleKeepAlive", "slowHeaders", "informational", "oversize"]

    /// The largest that `oversize` makes, since an answer stands in memory as a whole.
    private static let largestField = ByteSize(bytes: 16 << 20)
    private static let largestBody = ByteSize(bytes: 64 << 20)

    func read(_ node: SourceNode) -> Fault? {
        if node.entries == nil {
            guard let word = collector.read(node, as: .oneOf(Self.words), subject: "\"fault\"") else { return nil }
            guard !Self.needingSettings.contains(word) else {
                collector.error(
                    at: node.location, "\"fault\" is \(word) alone, expected { \(word): \(Self.example(of: word)) }",
                    id: "bad-fault")
                return nil
            }
            return fault(word, settings: nil)
        }
        guard let reader = MappingReader(node, subject: "\"fault\"", into: collector) else { return nil }
        reader.rejectUnknownKeys(allowed: Self.words)
        let named = reader.entries.filter { Self.words.contains($0.key) }
        guard named.count == 1, let entry = named.first else {
            if reader.entries.count != 1 {
                collector.error(
                    at: node.location, "\"fault\" has \(reader.entries.count) keys, expected one fault a rule",
                    id: "bad-fault")
            }
            return nil
        }
        return fault(entry.key, settings: entry.value)
    }

    private static func example(of word: String) -> String {
        switch word {
        case "wrongLength": "longer"
        case "staleKeepAlive": "reset"
        case "slowHeaders": "{ every: 50ms }"
        case "informational": "[103]"
        default: "{ body: 1MB }"
        }
    }

    private func fault(_ word: String, settings: SourceNode?) -> Fault? {
        switch word {
        case "reset": return point(word, settings, from: .start).map { .reset(at: $0) }
        case "close": return point(word, settings, from: .start).map { .close(at: $0) }
        case "stall": return point(word, settings, from: .start).map { .stall(at: $0) }
        case "malformedChunk": return point(word, settings, from: .headers).map { .malformedChunk(at: $0) }
        case "resetUpload": return point(word, settings, from: .body(0)).map { .resetUpload(at: $0) }
        case "garbage": return garbage(settings)
        case "wrongLength":
            return one(of: Fault.LengthError.self, word, settings).map { .wrongLength($0) }
        case "staleKeepAlive":
            return one(of: Fault.Ending.self, word, settings).map { .staleKeepAlive($0) }
        case "slowHeaders":
            return members(word, settings, ["every"])?.required("every", .duration).map { .slowHeaders(every: $0) }
        case "informational": return informational(settings)
        case "oversize": return oversize(settings)
        case "trailingBytes":
            return settings.map { collector.read($0, as: .integer(in: 1...1_000_000), subject: "\"trailingBytes\"") }
                .map { $0.map { .trailingBytes($0) } } ?? .trailingBytes(16)
        case "duplicateHeader":
            guard let settings else { return .duplicateHeader(nil) }
            guard let name = collector.read(settings, as: .string, subject: "\"duplicateHeader\"") else { return nil }
            if !name.isEmpty, name.utf8.allSatisfy(ASCII.isTokenByte) { return .duplicateHeader(name) }
            collector.error(at: settings.location, "\"\(name)\" is no header field name", id: "bad-header")
            return nil
        default: return plain(word, settings)
        }
    }

    /// A fault without settings; `{ html: true }` is taken too.
    private func plain(_ word: String, _ settings: SourceNode?) -> Fault? {
        if let settings, settings.scalar?.boolValue != true, settings.entries?.isEmpty != true {
            collector.error(
                at: settings.location, "\"\(word)\" has settings, expected none: fault: \(word)", id: "bad-fault")
            return nil
        }
        switch word {
        case "earlyReply": return .earlyReply
        case "redirectLoop": return .redirectLoop
        case "html": return .html
        case "cutUTF8": return .cutUTF8
        case "bom": return .bom
        case "wrongEncoding": return .wrongEncoding
        default: return .truncatedGzip
        }
    }

    private func members(_ word: String, _ settings: SourceNode?, _ keys: [String]) -> MappingReader? {
        guard let settings, let reader = MappingReader(settings, subject: "\"\(word)\"", into: collector) else {
            return nil
        }
        reader.rejectUnknownKeys(allowed: keys)
        return reader
    }

    private func point(_ word: String, _ settings: SourceNode?, from usual: FaultPoint) -> FaultPoint? {
        guard settings != nil else { return usual }
        guard let reader = members(word, settings, ["at"]) else { return nil }
        return readPoint(reader, from: usual)
    }

    private func readPoint(_ reader: MappingReader, from usual: FaultPoint) -> FaultPoint? {
        guard let node = reader.optional("at") else { return usual }
        guard let text = collector.read(node, as: .string, subject: "\"at\"") else { return nil }
        if let point = FaultPoint(text) { return point }
        collector.error(
            at: node.location, "\"at\" is \"\(text)\", expected start, headers, body+120 or body*0.5", id: "bad-point")
        return nil
    }

    private func garbage(_ settings: SourceNode?) -> Fault? {
        guard settings != nil else { return .garbage(at: .headers, byteCount: 64) }
        guard let reader = members("garbage", settings, ["at", "bytes"]),
            let point = readPoint(reader, from: .headers)
        else { return nil }
        let count = reader.optional("bytes") == nil ? 64 : reader.optional("bytes", .integer(in: 1...1_000_000))
        return count.map { .garbage(at: point, byteCount: $0) }
    }

    private func one<Choice: RawRepresentable & CaseIterable>(
        of type: Choice.Type, _ word: String, _ settings: SourceNode?
    ) -> Choice? where Choice.RawValue == String {
        settings.flatMap {
            collector.read($0, as: .oneOf(Choice.allCases.map(\.rawValue)), subject: "\"\(word)\"")
        }.flatMap(Choice.init)
    }

    private func informational(_ settings: SourceNode?) -> Fault? {
        guard let settings else { return nil }
        let codes = (settings.elements ?? [settings]).compactMap {
            collector.read($0, as: .integer(in: 102...199), subject: "\"informational\"")
        }
        if settings.elements?.isEmpty == true {
            collector.error(
                at: settings.location, "\"informational\" is empty, expected statuses such as [103]", id: "empty-list")
        }
        return codes.isEmpty ? nil : .informational(codes)
    }

    private func oversize(_ settings: SourceNode?) -> Fault? {
        guard let reader = members("oversize", settings, ["header", "body"]) else { return nil }
        let header = reader.optional("header", .byteSize(upTo: Self.largestField))?.bytes
        let body = reader.optional("body", .byteSize(upTo: Self.largestBody))?.bytes
        if reader.optional("header") == nil, reader.optional("body") == nil {
            collector.error(
                at: reader.node.location, "\"oversize\" has neither \"header\" nor \"body\"", id: "missing-key")
            return nil
        }
        return .oversize(header: header, body: body)
    }
}
