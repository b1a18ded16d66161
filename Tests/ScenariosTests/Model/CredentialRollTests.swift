import Testing

@testable import Scenarios

@Suite struct CredentialRollTests {
    @Test func whatIsKnownOfACredentialStays() {
        var roll = CredentialRoll()
        roll.add(["a", "b"], as: .expired)
        roll.add(["b", "c"], as: .forbidden)
        #expect(roll.standings == ["a": .expired, "b": .expired, "c": .forbidden])
        var other = CredentialRoll()
        other.add(["c", "d"], as: .expired)
        roll.add(other)
        #expect(roll.standings == ["a": .expired, "b": .expired, "c": .forbidden, "d": .expired])
    }
}
