internal import HTTPModel

/// What a contract documents, as far as coverage is about it: the responses of each operation.
package struct ContractOutline: Hashable, Sendable {
    /// One operation.
    package struct Operation: Hashable, Sendable {
        /// Its id.
        package let id: String
        /// Its method and path.
        package let title: String
        /// The keys of its responses in the order of the document, such as `201`, `4XX` or `default`.
        package internal(set) var responses: [String]

        /// Makes the outline of an operation.
        package init(id: String, title: String, responses: [String]) {
            self.id = id
            self.title = title
            self.responses = responses
        }

        /// The key of the response that documents a status: its own, else its range, else `default`; nil for none.
        package func response(for status: Int) -> String? {
            let keys = ["\(status)", "\(status / 100)XX", "default"]
            return keys.first { responses.contains($0) }
        }
    }

    /// The contract's name.
    package let name: String
    /// The operations in the order of the document.
    package private(set) var operations: [Operation]

    /// Makes an outline.
    package init(name: String, operations: [Operation]) {
        self.name = name
        self.operations = operations
    }

    /// Makes the outline of a contract that is loaded.
    package init(_ contract: Contract) {
        name = contract.name
        operations = contract.operations.map { operation in
            Operation(
                id: operation.id, title: operation.methodAndPath, responses: operation.responses.map { "\($0.status)" })
        }
    }

    /// The operation of that id.
    package func operation(_ id: String) -> Operation? {
        operations.first { $0.id == id }
    }

    /// Adds what another outline of a contract of that name has besides.
    mutating func merge(_ other: ContractOutline) {
        guard self != other else { return }
        for operation in other.operations {
            guard let index = operations.firstIndex(where: { $0.id == operation.id }) else {
                operations.append(operation)
                continue
            }
            operations[index].responses += operation.responses.filter { !operations[index].responses.contains($0) }
        }
    }
}
