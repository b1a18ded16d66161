import JSONModel
import SourceDocuments
import Testing

@Suite struct SourceDocumentPointersTests {
    @Test(arguments: [
        ("", "a.yaml:1:1"), ("/a", "a.yaml:2:3"), ("/a/b", "a.yaml:2:6"), ("/a/c", "a.yaml:3:6"),
        ("/a/c/0", "a.yaml:3:7"),
        // nearest ancestors of what is missing
        ("/x", "a.yaml:1:1"), ("/a/x/y", "a.yaml:2:3"), ("/a/c/1", "a.yaml:3:6"), ("/a/c/-", "a.yaml:3:6"),
        ("/a/b/x", "a.yaml:2:6"), ("/a/c/00", "a.yaml:3:6"),
    ])
    func locates(pointer: String, place: String) throws {
        let document = try parse("a:\n  b: 1\n  c: [2]\n")
        #expect(document.location(at: JSONPointer(pointer)!).description == place)
    }

    @Test func findsNodesAndKeys() throws {
        let document = try parse("a:\n  b: 1\n  c: [2]\n")
        #expect(document.node(at: JSONPointer("/a/c/0")!)?.scalar == 2)
        #expect(document.node(at: JSONPointer("/a/d")!) == nil)
        #expect(document.keyLocation(at: JSONPointer("/a/c")!)?.description == "a.yaml:3:3")
        #expect(document.keyLocation(at: JSONPointer("/a/c/0")!) == nil)
        #expect(document.keyLocation(at: JSONPointer("/a/x")!) == nil)
        #expect(document.keyLocation(at: .root) == nil)
    }
}
