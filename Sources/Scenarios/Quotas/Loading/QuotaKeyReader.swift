import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
import Support

/// Reads `by:`, the parts of a request that tell the clients of a quota apart.
struct QuotaKeyReader {
    let collector: DiagnosticCollector
    let operation: Operation?

    static let words = ["tenant", "credential", "scheme", "method", "operation"]
    static let kinds = ["header", "query", "cookie", "path", "body"]
    private static let expected =
        "header.NAME, query.NAME, cookie.NAME, path.NAME, body./POINTER or one of "
        + words.joined(separator: ", ")

    func read(_ node: SourceNode) -> [QuotaKeyPart] {
        guard let elements = collector.read(node, as: .sequence, subject: "\"by\"") else { return [] }
        return elements.compactMap { element in
            collector.read(element, as: .string, subject: "a key in \"by\"").flatMap { part($0, at: element.location) }
        }
    }

    private func part(_ text: String, at location: SourceLocation) -> QuotaKeyPart? {
        guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return word(text, at: location) }
        let kind = String(text[..<dot])
        let name = String(text[text.utf8.index(after: dot)...])
        switch kind {
        case "header":
            if !name.isEmpty, name.utf8.allSatisfy(ASCII.isTokenByte) { return .header(FieldName(name)) }
        case "query": if !name.isEmpty { return .query(name) }
        case "cookie": if !name.isEmpty { return .cookie(name) }
        case "path": if !name.isEmpty { return pathParameter(name, at: location) }
        case "body":
            if !name.isEmpty, let pointer = JSONPointer(name) { return .body(pointer) }
            collector.error(
                at: location, "by key \"\(text)\" holds no JSON Pointer, expected one such as body./port",
                id: "bad-pointer")
            return nil
        default: return unknown(text, near: Self.kinds.map { ($0, "\($0).\(name)") }, kind, at: location)
        }
        return unknown(text, near: [], kind, at: location)
    }

    private func word(_ text: String, at location: SourceLocation) -> QuotaKeyPart? {
        switch text {
        case "tenant": .tenant
        case "credential": .credential
        case "scheme": .scheme
        case "method": .method
        case "operation": .operation
        default: unknown(text, near: Self.words.map { ($0, $0) }, text, at: location)
        }
    }

    private func pathParameter(_ name: String, at location: SourceLocation) -> QuotaKeyPart? {
        guard let operation, !operation.path.parameterNames.contains(name) else { return .path(name) }
        collector.error(
            at: location,
            UnknownName.message("path parameter", name, of: operation.id, known: operation.path.parameterNames),
            id: "unknown-parameter")
        return nil
    }

    /// Reports a key that is none, with the right one whose word is near.
    private func unknown(
        _ text: String, near candidates: [(word: String, key: String)], _ word: String, at location: SourceLocation
    ) -> QuotaKeyPart? {
        let near = NearestName.find(word, among: candidates.map(\.word))
        let key = candidates.first { $0.word == near }?.key
        collector.error(
            at: location,
            "by key \"\(text)\" is unknown, "
                + (key.map { "did you mean \"\($0)\"?" } ?? "expected \(Self.expected)"),
            id: "unknown-value")
        return nil
    }
}
