import HTTPModel
import Testing

struct CredentialsTests {
    @Test func readsTokens() throws {
        let credentials = try #require(Credentials("Bearer  abc.DEF-_~+/== "))
        #expect(credentials.scheme == "Bearer")
        #expect(credentials.hasScheme("bearer"))
        #expect(!credentials.hasScheme("basic"))
        #expect(credentials.token == "abc.DEF-_~+/==")
        #expect(credentials.parameters.isEmpty)
    }

    @Test func readsParameters() throws {
        let credentials = try #require(Credentials("Digest username=\"a, b\", Nonce = x,"))
        #expect(credentials.token == nil)
        #expect(
            credentials.parameters == [
                FieldParameter(name: "username", value: "a, b"), FieldParameter(name: "nonce", value: "x"),
            ])
    }

    @Test func aSchemeMayStandAlone() throws {
        let credentials = try #require(Credentials("Negotiate"))
        #expect(credentials.token == nil)
    }

    @Test(arguments: ["", "Bearer a b", "Bearer \"x\"", "Digest a==b", ": x", "Basic:abc"])
    func refusesWhatIsNone(_ text: String) {
        #expect(Credentials(text) == nil)
    }
}
