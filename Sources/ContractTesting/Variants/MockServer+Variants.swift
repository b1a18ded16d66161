import Contracts
import Foundation
import JSONModel
import Support

extension MockServer {
    /// Answers every request of a variant's operation with it from now on, whatever the request is.
    ///
    /// - Parameters:
    ///   - variant: What is answered.
    ///   - file: Where the call stands, for messages.
    ///   - line: The line there.
    /// - Throws: `MockServerFailure` when the server cannot be reached.
    public func play(
        _ variant: ResponseVariant, file: StaticString = #filePath, line: UInt = #line
    ) throws(MockServerFailure) {
        var headers = JSONObject()
        for field in variant.fields { headers[field.name] = .string(field.value) }
        var respond: [(String, JSONValue)] = [
            ("status", .number(JSONNumber(variant.status))), ("headers", .object(headers)),
        ]
        if !variant.body.isEmpty { respond.append(("base64", .string(variant.body.base64EncodedString()))) }
        try additions.withLock { variants throws(MockServerFailure) in
            let id = variants.nextID(of: variant.id)
            // JSON is YAML. Before any check, since it is the client's decoding that is tried and not its request.
            let rule: JSONValue = [
                [
                    "id": .string(id), "operation": .string(variant.operation), "stage": "arrival",
                    "priority": 1_000, "template": false, "respond": .object(JSONObject(respond)),
                ]
            ]
            var next = choices.withLock { $0 }
            let document = Self.document(rule.compactText, file, line)
            let index = try replaceableVariant(of: variant.operation, among: variants) ?? next.endIndex
            if index < next.endIndex { next[index] = document } else { next.append(document) }
            try play(next)
            variants.played(variant.operation, at: index)
        }
    }

    /// Where the variant stands in what is played that another one of its operation can take the place of; nil for none.
    ///
    /// Without that the tenth variant would cost ten times what the first one does. One that was not asked for yet stays:
    /// that it never was is a finding.
    private func replaceableVariant(
        of operation: String, among variants: PlayedVariants
    ) throws(MockServerFailure) -> Int? {
        guard let earlier = variants.latest(of: operation) else { return nil }
        guard !earlier.isOfEarlierRun else { return earlier.index }
        let rules = try administration.ask("GET", "/sessions/\(session)/rules")["rules"]?.arrayValue ?? []
        let rule = rules.first { $0["id"]?.stringValue?.hasSuffix("#\(earlier.id)") == true }
        return (rule?["uses"]?.intValue ?? 0) > 0 ? earlier.index : nil
    }
}
