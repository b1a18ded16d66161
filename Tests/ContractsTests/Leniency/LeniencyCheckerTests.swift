import Testing

@Suite struct LeniencyCheckerTests {
    private func findings(_ accepts: String) throws -> [String] {
        try TestContract.load(
            """
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            components:
              schemas:
                Port: { type: integer, x-accepts: \(accepts) }
            """
        ).findings
    }

    @Test func theKnownWordsAreTaken() throws {
        #expect(
            try findings("[numeric-strings, boolean-strings, case-insensitive-names, unknown-names]") == [])
    }

    @Test func otherWordsAreToldWithTheNearest() throws {
        #expect(
            try findings("[numeric-string]") == [
                "openapi.yaml:5:40: error: \"x-accepts\" holds \"numeric-string\", "
                    + "did you mean \"numeric-strings\"? [unknown-leniency]"
            ])
        let list = "expected a list of numeric-strings, boolean-strings, case-insensitive-names, unknown-names"
        #expect(
            try findings("[1]") == [
                "openapi.yaml:5:40: error: \"x-accepts\" holds an integer, \(list) [unknown-leniency]"
            ])
        #expect(
            try findings("true") == [
                "openapi.yaml:5:39: error: \"x-accepts\" is a boolean, \(list) [wrong-type]"
            ])
    }
}
