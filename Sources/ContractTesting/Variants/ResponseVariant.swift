import Contracts
public import Foundation
import HTTPModel
import JSONModel

#if canImport(FoundationNetworking)
public import FoundationNetworking
#endif

/// One response that a client must be ready for: an answer that the contract allows, or one just beyond it.
///
/// It is named by its `id`, which stays when the contract gains other properties, so a test that is run for each
/// variant can be run again for one.
public struct ResponseVariant: Sendable, Identifiable, CustomStringConvertible {
    /// How a variant stands to the contract.
    public enum Conformance: String, Sendable, Hashable {
        /// The contract allows it and says so.
        case within
        /// The contract allows it without naming it: an undocumented field, or another text, where a schema is open.
        case undocumentedButAllowed
        /// The contract refuses it.
        case outside
    }

    /// The name, such as `200/without:/data/host`.
    public let id: String
    /// The variant in one line, such as `200 without the optional /data/host`.
    public let description: String
    /// The operation's id.
    public let operation: String
    /// The status.
    public let status: Int
    /// The header fields.
    public let fields: [RecordedMessage.Field]
    /// The content; empty for none.
    public let body: Data
    /// The place of the content that it concerns, as a JSON Pointer; nil when it concerns the whole response.
    public let pointer: String?
    /// How it stands to the contract.
    public let conformance: Conformance

    /// True when the contract allows it.
    public var isWithinContract: Bool { conformance != .outside }

    /// The response's head, for code that decodes what URLSession gives.
    ///
    /// - Parameter url: The URL that it is said to come from.
    /// - Returns: The head; nil where Foundation takes none of that status.
    public func httpResponse(from url: URL) -> HTTPURLResponse? {
        HTTPURLResponse(
            url: url, statusCode: status, httpVersion: "HTTP/1.1",
            headerFields: Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { "\($0), \($1)" }))
    }

    /// The variant as the contract's module knows it, and the contract.
    let model: Contracts.ResponseVariant
    let contract: Contracts.Contract

    init(_ variant: Contracts.ResponseVariant, operation: String, of contract: Contracts.Contract) {
        model = variant
        self.contract = contract
        id = variant.id
        description = variant.summary
        self.operation = operation
        status = variant.status.code
        fields = variant.fields.map { RecordedMessage.Field(name: $0.name, value: $0.value) }
        body = Data(variant.body)
        pointer = variant.pointer.map(\.description)
        switch variant.conformance {
        case .within: conformance = .within
        case .undocumentedButAllowed: conformance = .undocumentedButAllowed
        case .outside: conformance = .outside
        }
    }
}
