/// A named part of a session's state, declared so that a misspelt state is a mistake (`machines`).
package struct StateMachine: Hashable, Sendable {
    /// The name.
    package let name: String
    /// The states that it may be in.
    package let states: [String]
    /// The state that it begins in.
    package let initial: String
}
