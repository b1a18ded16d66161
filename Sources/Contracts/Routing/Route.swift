/// One operation under one of the full paths that it answers.
final class Route: Sendable {
    let contract: Contract
    let operation: Operation
    /// The template with mount prefix and base path in front.
    let template: PathTemplate

    init(contract: Contract, operation: Operation, template: PathTemplate) {
        self.contract = contract
        self.operation = operation
        self.template = template
    }

    /// Every route of a mount: one for each of an operation's base paths.
    static func all(of mount: Mount) -> [Route] {
        mount.contract.operations.flatMap { operation in
            operation.basePaths.map { base in
                Route(
                    contract: mount.contract, operation: operation,
                    template: operation.template.prefixed(with: mount.prefix + base))
            }
        }
    }
}
