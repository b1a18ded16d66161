import Contracts
import HTTPModel

/// The operation that a test names: by its operationId, or by method and path; of several contracts that have it, one
/// with the contract's name and a colon in front, such as `notes:createNote`.
///
/// A name with a method means requests with that method only. `HEAD` of a path that has `GET` alone means those of the
/// `GET` operation that came with `HEAD`; an operationId means all that the operation took.
struct NamedOperation {
    /// The contract.
    let contract: Contract
    /// The operation.
    let operation: Operation
    /// The method that is meant; nil for any that the operation takes.
    private let method: Method?

    /// Finds an operation.
    ///
    /// - Parameters:
    ///   - name: How the test names it.
    ///   - contracts: The contracts that are served.
    /// - Throws: `MockServerError.unusable` for an operation that no contract has, with the nearest name, and for one
    ///   that several have, with the names to choose from.
    init(_ name: String, in contracts: [Contract]) throws(MockServerError) {
        var found = contracts.compactMap { Self.find(name, in: $0) }
        if found.isEmpty {
            found = contracts.compactMap { contract in
                guard name.hasPrefix(contract.name + ":") else { return nil }
                return Self.find(String(name.dropFirst(contract.name.count + 1)), in: contract)
            }
        }
        guard let first = found.first else {
            throw .unusable(UnknownOperationText.text(of: name, among: contracts.flatMap(\.operations)))
        }
        guard found.count == 1 else {
            let names = found.map { "\"\($0.contract.name):\(name)\"" }
            throw .unusable(
                "operation \"\(name)\" is one of \(found.count) contracts, so say which: "
                    + names.joined(separator: ", "))
        }
        self = first
    }

    private init(_ contract: Contract, _ operation: Operation, method: Method?) {
        self.contract = contract
        self.operation = operation
        self.method = method
    }

    private static func find(_ name: String, in contract: Contract) -> NamedOperation? {
        let head = "\(Method.head) "
        if let operation = contract.operation(named: name) {
            let isByMethod = name.hasPrefix("\(operation.method) ")
            return NamedOperation(contract, operation, method: isByMethod ? operation.method : nil)
        }
        guard name.hasPrefix(head), let operation = contract.operation(named: "GET " + name.dropFirst(head.count))
        else { return nil }
        return NamedOperation(contract, operation, method: .head)
    }

    /// Whether an exchange is one of the operation's.
    func takes(_ entry: JournalEntry) -> Bool {
        // By name: when files were loaded anew, the exchange's operation is another object.
        guard entry.operationID == operation.id, entry.contractName == contract.name else { return false }
        return method == nil || entry.request?.method == method
    }
}
