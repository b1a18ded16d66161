import Support
import Testing

struct SecretMaskTests {
    @Test func theSameSecretHasTheSameText() throws {
        let text = SecretMask.text(for: "hunter2")
        #expect(text == SecretMask.text(for: "hunter2"))
        #expect(text.wholeMatch(of: /\*\*\*#[0-9a-f]{8}/) != nil)
        #expect(Set((0..<50).map { SecretMask.text(for: "\($0)") }).count > 40)
    }
}
