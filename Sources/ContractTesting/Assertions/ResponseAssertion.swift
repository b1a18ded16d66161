import Contracts
public import Foundation
import HTTPModel

#if canImport(FoundationNetworking)
public import FoundationNetworking
#endif

/// Asserts that a response is one that a contract documents for an operation, whichever server sent it.
///
/// Held against the contract are the status, the documented header fields, the media type, and a body of JSON or text
/// against its schema. Where the contract says nothing of a body, such as for want of a schema, it cannot be told; a
/// response without a body is proved then.
///
/// - Parameters:
///   - response: The response.
///   - data: Its body, without content coding.
///   - operation: The operation's id, or its method and path such as `POST /orders`.
///   - contract: The contract.
///   - fileID: Where the failure is reported.
///   - filePath: Where the failure is reported.
///   - line: Where the failure is reported.
///   - column: Where the failure is reported.
/// - Returns: The verdict; anything but a proof is reported as a failure too.
@discardableResult
public func assertConforms(
    _ response: HTTPURLResponse, _ data: Data, to operation: String, in contract: Contract,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> Verdict {
    let site = CallSite(fileID: fileID, filePath: filePath, line: line, column: column)
    var fields: HeaderFields = [:]
    for (name, value) in response.allHeaderFields { fields.append(FieldName("\(name)"), "\(value)") }
    let received = Response(status: Status(response.statusCode), fields: fields, body: Array(data))
    let verdict: Verdict
    do throws(MockServerFailure) {
        verdict = ResponseVerification(operation: try contract.operation(named: operation)).verdict(on: received)
    } catch {
        verdict = .refuted(error.lines)
    }
    return verdict.shorteningPaths.reported(at: site)
}
