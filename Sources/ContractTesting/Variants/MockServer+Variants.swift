import Contracts
import Foundation
import JSONModel

extension MockServer {
    /// Answers every request of a variant's operation with it from now on, whatever the request is.
    ///
    /// - Parameters:
    ///   - variant: What is answered.
    ///   - file: Where the call stands, for messages.
    ///   - line: The line there.
    ///   - fileID: Where it is played, for recordings of tests whose name is not known.
    ///   - function: The function there.
    /// - Throws: `MockServerFailure` when the server cannot be reached.
    public func play(
        _ variant: ResponseVariant, file: StaticString = #filePath, line: UInt = #line,
        fileID: StaticString = #fileID, function: StaticString = #function
    ) throws(MockServerFailure) {
        var headers = JSONObject()
        for field in variant.fields { headers[field.name] = .string(field.value) }
        var respond: [(String, JSONValue)] = [
            ("status", .number(JSONNumber(variant.status))), ("headers", .object(headers)),
        ]
        if !variant.body.isEmpty { respond.append(("base64", .string(variant.body.base64EncodedString()))) }
        // JSON is YAML. Before any check, since it is the client's decoding that is tried and not its request.
        let rule: JSONValue = [
            [
                "id": .string("variant"), "operation": .string(variant.operation), "stage": "arrival",
                "priority": 1_000, "template": false, "respond": .object(JSONObject(respond)),
            ]
        ]
        try add(rule.compactText, file: file, line: line)
        if let operation = variant.contract.operation(named: variant.operation) {
            CoverageLog.exercised(
                variant: variant.model, operation: operation, contract: variant.contract, fileID: fileID,
                function: function)
        }
    }
}
