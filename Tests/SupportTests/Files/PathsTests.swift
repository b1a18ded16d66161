import Support
import Testing

@Suite struct PathsTests {
    @Test(arguments: [
        ("", "."), (".", "."), ("/", "/"), ("a//b/./c/", "a/b/c"), ("a/../b", "b"), ("../a", "../a"),
        ("a/../../b", "../b"), ("/../a", "/a"), ("./a", "a"), ("..", ".."), ("a/..", "."),
    ])
    func normalises(path: String, normal: String) {
        #expect(Paths.normalise(path) == normal)
    }

    @Test(arguments: [
        ("a", "b", "a/b"), ("a/b", "../c.yaml", "a/c.yaml"), ("a", "/b", "/b"), ("", "b", "b"), (".", "b", "b"),
        ("/", "b", "/b"), ("a", "../../b", "../b"),
    ])
    func joins(folder: String, path: String, joined: String) {
        #expect(Paths.join(folder, path) == joined)
    }

    @Test(arguments: [
        ("a/b.yaml", "a", "b.yaml", "a/b", "yaml"), ("b.yaml", ".", "b.yaml", "b", "yaml"),
        ("/b", "/", "b", "/b", ""), ("a/.hidden", "a", ".hidden", "a/.hidden", ""),
        ("a.d/b", "a.d", "b", "a.d/b", ""), ("a/b.tar.gz", "a", "b.tar.gz", "a/b.tar", "gz"), ("/", "/", "", "/", ""),
    ])
    func takesApart(path: String, folder: String, name: String, withoutEnding: String, ending: String) {
        #expect(Paths.folder(of: path) == folder)
        #expect(Paths.name(of: path) == name)
        #expect(Paths.withoutEnding(path) == withoutEnding)
        #expect(Paths.ending(of: path) == ending)
    }

    @Test(arguments: [
        ("a/b/c", "a", "b/c"), ("a/b", "./a/", "b"), ("a", "a", "."), ("ab", "a", nil), ("b", "a", nil),
        ("/a/b", "/", "a/b"), ("a/b", ".", "a/b"), ("../a", ".", nil), ("/a", ".", nil),
    ])
    func seesPathsFromAFolder(path: String, folder: String, relative: String?) {
        #expect(Paths.relative(path, to: folder) == relative)
    }
}
