/// What one session remembers between requests; a value, guarded by whoever owns the session.
package struct SessionState: Sendable {
    /// What rules saved.
    package var store = Store()
    /// How often each rule was played, by its id.
    package var uses: [String: Int] = [:]

    /// Makes the state that a session starts with.
    package init() {}

    /// In place, since each subscript of a dictionary hashes the key anew.
    private static func increment(_ count: inout Int) -> Int {
        count += 1
        return count
    }

    /// Counts one more use of a rule and returns its ordinal, from 1.
    mutating func countUse(of ruleID: String) -> Int {
        Self.increment(&uses[ruleID, default: 0])
    }
}
