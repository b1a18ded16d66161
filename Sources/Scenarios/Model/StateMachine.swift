/// A named part of a session's state, declared so that a misspelt state is a mistake (`machines`).
struct StateMachine: Hashable, Sendable {
    let name: String
    let states: [String]
    let initial: String
}
