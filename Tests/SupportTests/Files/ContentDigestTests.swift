import Support
import Testing

struct ContentDigestTests {
    /// The test vectors that the function's authors publish.
    @Test(arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
    func isTheKnownFunction(text: String, digits: String) {
        #expect(ContentDigest.text(of: Array(text.utf8)) == "fnv1a64:" + digits)
    }
}
