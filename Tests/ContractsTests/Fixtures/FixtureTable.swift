import JSONModel
import SourceDocuments

/// The rows that `fixtures/README.md` must have of one vendor, made of the contract's document.
struct FixtureTable {
    let folder: FixtureFolder

    private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

    /// One row for each operation's request and for each of its responses, in the document's order.
    var rows: [String] {
        (folder.document.root["paths"]?.entries ?? []).flatMap { path in
            (path.value.entries ?? []).filter { Self.methods.contains($0.key) }.flatMap { operation in
                let name = operation.value["operationId"]?.scalar?.stringValue ?? ""
                let start = "| `\(name)` | `\(operation.key.uppercased()) \(path.key)` |"
                let request = folder.resolved(operation.value["requestBody"])
                let responses = operation.value["responses"]?.entries ?? []
                return ["\(start) request | \(examples(of: request)) | \(origin(of: operation.value)) |"]
                    + responses.map { entry in
                        let response = folder.resolved(entry.value)
                        return "\(start) \(entry.key) | \(examples(of: response)) | \(origin(of: response)) |"
                    }
            }
        }
    }

    private func examples(of holder: SourceNode?) -> String {
        let contents = holder?["content"]?.entries ?? []
        // Several media types may have the same ones.
        var names: [String] = []
        for entry in contents.flatMap({ $0.value["examples"]?.entries ?? [] }) where !names.contains("`\(entry.key)`") {
            names.append("`\(entry.key)`")
        }
        return names.isEmpty ? "–" : names.joined(separator: ", ")
    }

    private func origin(of node: SourceNode?) -> String {
        let body = text(node, "x-body-provenance").map { ", body \($0)" } ?? ""
        return "\(text(node, "x-provenance") ?? "")\(body) | \(text(node, "x-source") ?? "")"
    }

    /// A text in one line, fit for a table's cell.
    private func text(_ node: SourceNode?, _ key: String) -> String? {
        node?[key]?.scalar?.stringValue.map { text in
            text.split(whereSeparator: \.isWhitespace).joined(separator: " ").split(
                separator: "|", omittingEmptySubsequences: false
            ).joined(separator: "\\|")
        }
    }
}
