import Testing

@Suite struct LeniencyCheckerTests {
    private func findings(_ accepts: String, type: String = "integer") throws -> [String] {
        try TestContract.load(
            """
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            components:
              schemas:
                Port: { \(type.isEmpty ? "" : "type: \(type), ")x-accepts: \(accepts) }
            """
        ).findings
    }

    @Test func theKnownWordsAreTaken() throws {
        let all = "[numeric-strings, boolean-strings, case-insensitive-names, unknown-names]"
        #expect(try findings(all, type: "") == [])
        #expect(try findings(all, type: "[number, boolean, object, \"null\"]") == [])
    }

    @Test func aWordThatDoesNotFitTheTypeIsWarnedOf() throws {
        #expect(
            try findings("[boolean-strings]") == [
                "openapi.yaml:5:40: warning: \"x-accepts\" holds \"boolean-strings\", "
                    + "which is for a schema of type boolean, not integer [useless-leniency]"
            ])
        #expect(
            try findings("[unknown-names]", type: "array") == [
                "openapi.yaml:5:38: warning: \"x-accepts\" holds \"unknown-names\", "
                    + "which is for a schema of type object, not array [useless-leniency]"
            ])
        #expect(
            try findings("[numeric-strings]", type: "[integer, string]") == [
                "openapi.yaml:5:50: warning: \"x-accepts\" holds \"numeric-strings\", "
                    + "which does nothing where a string is right too [useless-leniency]"
            ])
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
