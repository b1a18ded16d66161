import Contracts
import MockServer
import Scenarios

extension Contract {
    /// The responses of an operation that a client must be ready for: each documented status with its documented body,
    /// each optional field left out, each nullable one null, each value of an enumeration, each branch of a `oneOf`,
    /// empty, short and long lists, the bounds of numbers and lengths, and, marked so, what is just outside the schema.
    ///
    /// Finite, and in the same order at every call; so it can be the arguments of a test:
    /// `@Test(arguments: Contract.file("openapi.yaml").responseVariants(of: "getThing"))`.
    ///
    /// - Parameters:
    ///   - operation: The operation's id, or its method and path.
    ///   - fileID: Where a failure is reported.
    ///   - filePath: Where a failure is reported.
    ///   - line: Where a failure is reported.
    ///   - column: Where a failure is reported.
    /// - Returns: The variants; none, and a failure that is reported, when the contract cannot be read or has no such
    ///   operation.
    public func responseVariants(
        of operation: String, fileID: StaticString = #fileID, filePath: StaticString = #filePath,
        line: UInt = #line, column: UInt = #column
    ) -> [ResponseVariant] {
        do {
            return try variants(of: operation)
        } catch {
            // An empty list of arguments would make a test that never runs, and a green run.
            FailureRecorder.record(
                error.description, at: CallSite(fileID: fileID, filePath: filePath, line: line, column: column))
            return []
        }
    }

    /// The same, for whoever reports mistakes himself.
    ///
    /// - Parameter name: The operation's id, or its method and path.
    /// - Returns: The variants.
    /// - Throws: `MockServerFailure` when the contract cannot be read or has no such operation.
    func variants(of name: String) throws(MockServerFailure) -> [ResponseVariant] {
        let contract = try loaded()
        do throws(UnknownOperation) {
            let variants = try contract.responseVariants(of: name)
            let id = contract.operation(named: name)?.id ?? name
            return variants.map { ResponseVariant($0, operation: id, of: contract) }
        } catch {
            throw MockServerFailure(error.description)
        }
    }

    /// The contract, read.
    ///
    /// - Throws: `MockServerFailure` with every mistake in its document.
    func loaded() throws(MockServerFailure) -> Contracts.Contract {
        let (files, _) = try PlayableFiles.load(self, scenario: nil)
        guard let contract = files.served.repertoire.contracts.first else {
            throw MockServerFailure("there is no contract in \(description)")
        }
        return contract
    }
}
