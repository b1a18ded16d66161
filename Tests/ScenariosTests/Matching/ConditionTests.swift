import HTTPModel
import Testing

@testable import Scenarios

/// Conditions on parts of a request that may come several times.
@Suite struct ConditionTests {
    private static let rule = "- { operation: listNotes, when: { cookies: { sid: abc } }, respond: { status: 204 } }"

    private func answer(_ rules: String, _ cookies: [String]) throws -> String {
        var fields: HeaderFields = ["Api-Key": "k"]
        for line in cookies { fields.append("Cookie", line) }
        return try EngineFixture(rules: rules).answer(fields: fields)
    }

    @Test(arguments: [["sid=abc"], ["sid=x; sid=abc"], ["sid=x", "a=b; sid=abc"], ["sid=abc; sid=x"]])
    func someCookieOfTheNameMatches(cookies: [String]) throws {
        #expect(try answer(Self.rule, cookies) == "204")
        // So many that they are looked up.
        let others = (0..<40).map {
            "- { operation: listNotes, when: { cookies: { sid: n\($0) } }, headers: { A: a } }"
        }
        #expect(try answer((others + [Self.rule]).joined(separator: "\n"), cookies) == "204")
    }

    @Test(arguments: [[], ["sid=x; Sid=abc"], ["SID=abc"]])
    func noCookieOfTheNameMatches(cookies: [String]) throws {
        #expect(try answer(Self.rule, cookies) == "unanswered at valid")
    }
}
