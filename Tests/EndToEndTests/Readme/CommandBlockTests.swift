import Testing

struct CommandBlockTests {
    @Test func shellBlockIsSplitIntoCommands() {
        let blocks = CommandBlock.all(
            in: """
                # Title
                ```sh
                # a comment
                echo one

                curl -d '{
                  "a": 1 }' \\
                    localhost
                cat > file <<'END'
                it's
                END
                echo "last"
                ```
                """)
        #expect(blocks.count == 1)
        #expect(
            blocks.first?.steps == [
                .init(command: "echo one", line: 4, output: nil),
                .init(command: "curl -d '{\n  \"a\": 1 }' \\\n    localhost", line: 6, output: nil),
                .init(command: "cat > file <<'END'\nit's\nEND", line: 9, output: nil),
                .init(command: "echo \"last\"", line: 12, output: nil),
            ])
    }

    @Test func consoleBlockHasCommandsAndTheirOutput() {
        let blocks = CommandBlock.all(
            in: """
                ```console
                $ echo one \\
                >   two
                one two
                $ true
                $ # said between commands
                ```
                """)
        #expect(
            blocks.first?.steps == [
                .init(command: "echo one \\\n  two", line: 2, output: ["one two"]),
                .init(command: "true", line: 5, output: []),
            ])
    }

    @Test func commentsBeforeABlockBelongToThatBlockOnly() {
        let blocks = CommandBlock.all(
            in: """
                <!-- not run: needs a network -->

                ```sh
                git clone …
                ```
                <!-- exits: 2 -->
                ```sh
                false
                ```
                <!-- not run: this belongs to the paragraph -->
                A paragraph.
                ```sh
                true
                ```
                ```yaml
                key: value
                ```
                """)
        #expect(blocks.map(\.line) == [3, 7, 12])
        #expect(blocks.map(\.notRun) == ["needs a network", nil, nil])
        #expect(blocks.map(\.exitCode) == [0, 2, 0])
    }

    @Test func indentedBlockLosesItsIndentation() {
        let blocks = CommandBlock.all(in: "1. first\n\n   ```sh\n   echo one\n   ```\n")
        #expect(blocks.first?.steps.map(\.command) == ["echo one"])
    }
}
