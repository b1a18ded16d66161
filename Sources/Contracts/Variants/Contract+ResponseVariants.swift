internal import Support

extension Contract {
    /// The responses that clients of an operation must be ready for: what the contract allows in all its breadth, and
    /// what lies just beyond it.
    ///
    /// - Parameter name: The `operationId`, or the `METHOD /path` text, with the base path or without.
    /// - Returns: The variants.
    /// - Throws: That there is no such operation, with the nearest right name.
    package func responseVariants(of name: String) throws(UnknownOperation) -> ResponseVariants {
        guard let operation = operation(named: name) else {
            let isPath = name.contains("/")
            let names = operations.flatMap { isPath ? [$0.methodAndPath, "\($0.method) \($0.template)"] : [$0.id] }
            throw UnknownOperation(
                contract: self.name, name: name, nearest: NearestName.find(name, among: names))
        }
        return OperationVariants(operation).make()
    }
}
