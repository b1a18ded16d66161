import Testing

struct DocumentRunnerTests {
    private func faults(in markdown: String) async throws -> [String] {
        try await DocumentRunner().run(CommandBlock.all(in: markdown)).map(\.description)
    }

    @Test func commandsShareVariablesAndFolder() async throws {
        let faults = try await faults(
            in: """
                ```sh
                name='two words'
                mkdir inner && cd inner
                echo text > file
                ```
                ```console
                $ echo "$name"; ls
                two words
                file
                ```
                """)
        #expect(faults.isEmpty)
    }

    @Test func failureAndOtherOutputAreFaultsWithTheirLine() async throws {
        let faults = try await faults(
            in: """
                ```sh
                false
                ```
                ```console
                $ echo one
                two
                ```
                <!-- exits: 3 -->
                ```sh
                (exit 3)
                ```
                <!-- not run: never ends -->
                ```sh
                exit 9
                ```
                """)
        #expect(faults.count == 2)
        #expect(faults.first?.hasPrefix("line 2: false") == true)
        #expect(faults.last?.hasPrefix("line 5: echo one") == true)
    }

    @Test func serverIsStartedOnAFreePortAndAsked() async throws {
        let faults = try await faults(
            in: """
                ```sh
                scripts/serve
                ```
                ```console
                $ curl -s -o answer -w '%{http_code}' localhost:8080/nowhere
                404
                ```
                ```sh
                scripts/serve --port 9090
                curl -s -o answer http://127.0.0.1:9090/nowhere
                ```
                """)
        #expect(faults.isEmpty, "\(faults)")
    }

    @Test func serveCommandsAreKnown() {
        #expect(DocumentRunner.serveArguments(of: "scripts/serve") == "")
        #expect(DocumentRunner.serveArguments(of: "scripts/serve fixtures --port 9000 &") == "fixtures --port 9000")
        #expect(DocumentRunner.serveArguments(of: "understudy serve a.yaml") == "a.yaml")
        #expect(DocumentRunner.serveArguments(of: "scripts/serve --help") == nil)
        #expect(DocumentRunner.serveArguments(of: "echo scripts/serve") == nil)
        #expect(DocumentRunner.isLeftOut("scripts/test --filter X"))
        #expect(!DocumentRunner.isLeftOut("scripts/serve"))
    }
}
