package import HTTPModel
internal import SourceDocuments

/// Words the answer, log line and journal entry for a request that no operation takes.
package enum UnmatchedRequestText {
    /// The text for a path that no operation has.
    ///
    /// - Parameters:
    ///   - method: The method that was sent.
    ///   - path: The path that was sent.
    ///   - closest: The nearest operation, when there is one.
    ///   - contracts: The names of the contracts that are served.
    /// - Returns: One line, or three with the nearest operation; no newline at the end.
    package static func notFound(
        method: Method, path: String, closest: ClosestOperation?, contracts: [String]
    ) -> String {
        var text = "\(method) \(path) matches no operation"
        if !contracts.isEmpty { text += " of " + contracts.joined(separator: ", ") }
        text += "."
        guard let closest else { return text }
        text += "\n  closest: \(closest.operation.method) \(closest.template) "
        text += "(\(place(of: closest.operation, in: closest.contract.name)))"
        if !closest.differences.isEmpty { text += "\n  differs: " + closest.differences.joined(separator: "; ") }
        return text
    }

    /// The text for a path that is documented with other methods only.
    ///
    /// - Parameters:
    ///   - method: The method that was sent.
    ///   - path: The path that was sent.
    ///   - operations: The operations of that path.
    /// - Returns: One line.
    package static func methodNotAllowed(method: Method, path: String, operations: [Operation]) -> String {
        "\(method) \(path) is not documented; the path has "
            + operations.map { "\($0.method) (\(place(of: $0, in: nil)))" }.joined(separator: ", ") + "."
    }

    private static func place(of operation: Operation, in contract: String?) -> String {
        let name = operation.hasOperationId ? operation.id : nil
        let words = [contract, name].compactMap(\.self).joined(separator: " ")
        return words.isEmpty ? operation.location.fileAndLine : words + ", " + operation.location.fileAndLine
    }
}
