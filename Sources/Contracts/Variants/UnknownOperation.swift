/// A name that no operation of a contract has.
package struct UnknownOperation: Error, Hashable, Sendable, CustomStringConvertible {
    /// The contract's name.
    package let contract: String
    /// What was asked for.
    package let name: String
    /// The right name that is nearest, when one is near.
    package let nearest: String?

    package init(contract: String, name: String, nearest: String?) {
        self.contract = contract
        self.name = name
        self.nearest = nearest
    }

    package var description: String {
        "\(contract) has no operation \"\(name)\"" + (nearest.map { ", did you mean \"\($0)\"?" } ?? "")
    }
}
