import Support
import Testing

@testable import MockServer

@Suite struct LogRendererTests {
    private func line(target: String = "/a?b=c", findings: [String] = []) -> LogLine {
        LogLine(
            arrival: ManualClock().now, session: "default", method: "POST", target: target,
            operation: "jframework createSmtpIntegration", rule: "jframework/documented#invalid", status: 400,
            findings: findings)
    }

    @Test func textIsOneLineWithEverythingInIt() {
        let text = LogRenderer.text.line(
            line(findings: ["body /port is \"587\"\n  closest: x", "header A is missing"]))
        #expect(
            text == "400 POST /a?b=c  jframework createSmtpIntegration  jframework/documented#invalid  "
                + "body /port is \"587\"; closest: x; header A is missing")
    }

    @Test func aSentenceThatIsFoldedLosesItsFullStop() {
        let text = LogRenderer.text.line(line(findings: ["GET /x matches nothing.\n  closest: GET /y.", "Last."]))
        #expect(text.hasSuffix("  GET /x matches nothing; closest: GET /y.; Last."))
    }

    @Test func aTargetCannotForgeALine() {
        let text = LogRenderer.text.line(line(target: "/a\u{1B}[31m\n200 GET /"))
        #expect(!text.contains("\n"))
        #expect(text.contains("/a\\u{1b}[31m\\u{a}200"))
    }

    @Test func aFindingCannotCommandATerminal() {
        let text = LogRenderer.text.line(line(findings: ["\u{9B}31m\u{2028}\u{202E}é “ok”"]))
        #expect(text.hasSuffix("\\u{9b}31m\\u{2028}\\u{202e}é “ok”"))
    }

    @Test func jsonIsOneObject() {
        let text = LogRenderer.json.line(line(findings: ["x"]))
        #expect(text.hasPrefix("{\"time\":\""))
        #expect(text.hasSuffix("\"status\":400,\"findings\":[\"x\"]}"))
    }
}
