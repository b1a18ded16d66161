import Testing

@testable import Contracts

@Suite struct DocumentReferenceTests {
    @Test(arguments: [
        ("https://a.example/b.yaml#/c", true), ("x:y://z", true), (":://", true), ("a.yaml#/paths/~1b", false),
        ("a:/b//c", false), (":/", false), ("", false),
    ])
    func aURLHasASchemeAndTwoSlashes(text: String, isURL: Bool) {
        #expect(DocumentReference.isURL(text) == isURL)
    }
}
