import Testing

@testable import JSONSchema

@Suite struct URIReferenceTests {
    /// A reference and what it is against `http://a/b/c/d;p?q` (RFC 3986, section 5.4).
    @Test(arguments: [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"),
        ("../g", "http://a/b/g"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("g.", "http://a/b/c/g."),
        ("./../g", "http://a/b/g"), ("g;x=1/../y", "http://a/b/c/y"),
    ])
    func resolves(reference: String, expected: String) {
        let base = URIReference("http://a/b/c/d;p?q")
        #expect(URIReference(reference).resolved(against: base).withoutFragment == expected)
    }

    @Test(arguments: [
        ("types.yaml", "specs/api.yaml", "specs/types.yaml"), ("../types.yaml", "specs/api.yaml", "types.yaml"),
        ("../types.yaml", "api.yaml", "../types.yaml"), ("../../x.yaml", "../a/b.yaml", "../../x.yaml"),
        ("x.yaml", "/specs/api.yaml", "/specs/x.yaml"), ("#/a", "api.yaml", "api.yaml"),
        ("b.json", "http://host", "http://host/b.json"), ("#a", "urn:x:y", "urn:x:y"),
    ])
    func resolvesPathsOfFiles(reference: String, base: String, expected: String) {
        #expect(URIReference(reference).resolved(against: URIReference(base)).withoutFragment == expected)
    }

    @Test func decodesFragments() {
        #expect(URIReference("a#/x%25y%20%C3%A9").decodedFragment == "/x%y é")
        #expect(URIReference("a").decodedFragment == "")
        #expect(URIReference("a#%4").decodedFragment == nil)
        #expect(URIReference("a#%FF").decodedFragment == nil)
    }
}
