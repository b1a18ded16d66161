import Foundation
import Support
import TestSupport
import Testing

struct ShellWordTests {
    @Test(arguments: [
        ("--port", "--port"), ("fixtures/a.yaml", "fixtures/a.yaml"), ("", "''"), ("a b", "'a b'"),
        ("it's", #"'it'\''s'"#), (#"{"a":"$b`c\"}"#, #"'{"a":"$b`c\"}'"#), ("***#a41f", "'***#a41f'"), ("é", "'é'"),
        ("a\n'b\\\u{9B}1\u{202E}", #"$'a\012\'b\\\302\2331\342\200\256'"#),
    ])
    func aWordIsQuotedWhereAShellWouldReadItOtherwise(word: String, quoted: String) {
        #expect(ShellWord.quoted(word) == quoted)
    }

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "bash is not installed"),
        arguments: ["a b", "it's", "$HOME `x` \"y\" \\", "a\n'b\\\u{9B}1\u{7F}7", "~", "#a", "!x"])
    func aShellReadsTheWordBack(word: String) throws {
        let shell = try SpawnedProgram(["/bin/bash", "-c", "printf %s \(ShellWord.quoted(word))"])
        #expect(shell.output() == word)
    }
}
