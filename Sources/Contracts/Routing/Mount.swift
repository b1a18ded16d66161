/// A contract and the prefix that it is served under.
package struct Mount: Sendable {
    /// The contract.
    package let contract: Contract
    /// The prefix of every path, such as `/crm`, without a trailing slash, or empty text for none.
    ///
    /// The contract's own base paths stand behind it.
    package let prefix: String

    package init(_ contract: Contract, prefix: String = "") {
        self.contract = contract
        self.prefix = prefix
    }
}
