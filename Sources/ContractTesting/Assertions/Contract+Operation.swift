import Contracts
import MockServer
import Scenarios

extension Contract {
    /// An operation of the contract.
    ///
    /// - Parameter name: Its id, or its method and path.
    /// - Returns: The operation.
    /// - Throws: `MockServerFailure` for a contract that cannot be read, or an operation that it lacks, with the nearest
    ///   name.
    func operation(named name: String) throws(MockServerFailure) -> Contracts.Operation {
        let loaded = try PlayableFiles.load(self, scenario: nil).files.served.repertoire.contracts
        if let operation = loaded.lazy.compactMap({ $0.operation(named: name) }).first { return operation }
        let names = loaded.flatMap(\.operations).flatMap { [$0.id, $0.methodAndPath] }
        throw MockServerFailure(unknown: "operation", name, among: names)
    }
}
