import JSONModel
import SourceDocuments
import Support
import Testing

@Suite struct MappingReaderTests {
    let diagnostics = DiagnosticCollector()

    private static func location(_ line: Int, _ column: Int = 1) -> SourceDocuments.SourceLocation {
        .init(file: "a.yaml", position: SourcePosition(line: line, column: column))
    }

    /// A mapping with each member on a line of its own, values in column 9.
    private func mapping(_ members: [(String, SourceNode.Content)]) -> SourceNode {
        let entries = members.enumerated().map { index, member in
            SourceNode.Entry(
                key: member.0, keyLocation: Self.location(index + 1),
                value: SourceNode(member.1, at: Self.location(index + 1, 9)))
        }
        return SourceNode(.mapping(entries), at: Self.location(1))
    }

    private func reader(_ members: [(String, SourceNode.Content)]) throws -> MappingReader {
        try #require(MappingReader(mapping(members), subject: "the rule", into: diagnostics))
    }

    private var lines: [String] { diagnostics.diagnostics.map(\.rendered) }

    @Test func readsEveryShape() throws {
        let element = SourceNode(.scalar("a"), at: Self.location(9))
        let rule = try reader([
            ("id", .scalar("first")), ("port", .scalar(25)), ("chance", .scalar(0.25)), ("on", .scalar(true)),
            ("delay", .scalar("80ms")), ("size", .scalar("4KB")), ("list", .sequence([element])),
            ("stage", .scalar("valid")), ("size2", .scalar(12)),
            ("respond", mapping([("status", .scalar(200))]).content),
        ])
        #expect(rule.required("id", .string) == "first")
        #expect(rule.required("port", .integer) == 25)
        #expect(rule.optional("port", .integer(in: 1...25)) == 25)
        #expect(rule.optional("chance", .number) == 0.25)
        #expect(rule.optional("on", .boolean) == true)
        #expect(rule.optional("delay", .duration) == .milliseconds(80))
        #expect(rule.optional("size", .byteSize)?.bytes == 4000)
        #expect(rule.optional("size2", .byteSize)?.bytes == 12)
        #expect(rule.optional("list", .sequence)?.count == 1)
        #expect(rule.optionalList("list", of: .string) == ["a"])
        #expect(rule.optional("stage", .oneOf(["arrival", "valid"])) == "valid")
        #expect(rule.optional("list", .json) == ["a"])
        #expect(rule.optional("id", .any)?.location == Self.location(1, 9))
        #expect(rule.optionalMapping("respond")?.required("status", .integer) == 200)
        #expect(rule.requiredMapping("respond")?.subject == "\"respond\"")
        #expect(rule.optional("absent", .string) == nil)
        #expect(rule.optional("absent") == nil)
        #expect(rule.optionalMapping("absent") == nil)
        #expect(rule.optionalList("absent", of: .string) == nil)
        #expect(lines.isEmpty)
    }

    @Test func gathersEveryFault() throws {
        let one = SourceNode(.scalar(1), at: Self.location(9, 4))
        let rule = try reader([
            ("port", .scalar("25")), ("id", .scalar(.null)), ("on", .scalar(1.5)), ("delay", .scalar(60)),
            ("size", .scalar("4kb")), ("stage", .scalar("arival")), ("list", .sequence([one])), ("count", .scalar(0)),
            ("times", .scalar(70000)),
        ])
        #expect(rule.required("port", .integer) == nil)
        #expect(rule.required("id", .string) == nil)
        #expect(rule.required("on", .boolean) == nil)
        #expect(rule.required("delay", .duration) == nil)
        #expect(rule.required("size", .byteSize) == nil)
        #expect(rule.required("stage", .oneOf(["arrival", "valid"])) == nil)
        #expect(rule.optionalList("list", of: .string) == [])
        #expect(rule.optional("list", .number) == nil)
        #expect(rule.optionalMapping("list") == nil)
        #expect(rule.optional("port", .sequence) == nil)
        #expect(rule.optional("count", .integer(in: 1 ... .max)) == nil)
        #expect(rule.optional("times", .integer(in: 1...65535)) == nil)
        #expect(rule.optional("on", .duration) == nil)
        #expect(rule.optional("list", .duration) == nil)
        #expect(rule.required("status", .integer) == nil)
        #expect(rule.requiredMapping("respond") == nil)
        #expect(
            lines == [
                "a.yaml:1:9: error: \"port\" is a string, expected an integer [wrong-type]",
                "a.yaml:2:9: error: \"id\" is null, expected a string [wrong-type]",
                "a.yaml:3:9: error: \"on\" is a number, expected true or false [wrong-type]",
                "a.yaml:4:9: error: \"delay\" is \"60\", which lacks a unit, expected a number with a unit "
                    + "(ns, us, ms, s, m, h), such as 250us, 80ms, 1.5s or 2m [bad-duration]",
                "a.yaml:5:9: error: \"size\" is \"4kb\", which is no size, expected bytes, or a number with KB (1000), "
                    + "KiB (1024), MB, MiB, GB or GiB, such as 64KiB [bad-size]",
                "a.yaml:6:9: error: \"stage\" is \"arival\", expected one of arrival, valid; "
                    + "did you mean \"arrival\"? [unknown-value]",
                "a.yaml:9:4: error: element 1 of \"list\" is an integer, expected a string [wrong-type]",
                "a.yaml:7:9: error: \"list\" is a sequence, expected a number [wrong-type]",
                "a.yaml:7:9: error: \"list\" is a sequence, expected a mapping [wrong-type]",
                "a.yaml:1:9: error: \"port\" is a string, expected a sequence [wrong-type]",
                "a.yaml:8:9: error: \"count\" is 0, expected an integer of 1 or more [out-of-range]",
                "a.yaml:9:9: error: \"times\" is 70000, expected an integer from 1 to 65535 [out-of-range]",
                "a.yaml:3:9: error: \"on\" is \"1.5\", which lacks a unit, expected a number with a unit "
                    + "(ns, us, ms, s, m, h), such as 250us, 80ms, 1.5s or 2m [bad-duration]",
                "a.yaml:7:9: error: \"list\" is a sequence, expected a duration such as 80ms, 1.5s or 2m [wrong-type]",
                "a.yaml:1:1: error: the rule lacks the key \"status\" [missing-key]",
                "a.yaml:1:1: error: the rule lacks the key \"respond\" [missing-key]",
            ])
        #expect(diagnostics.hasErrors)
    }

    @Test func rejectsUnknownKeysWithTheNearestName() throws {
        let rule = try reader([
            ("respnd", .scalar(1)), ("x-note", .scalar(1)), ("id", .scalar(1)), ("colour", .scalar(1)),
            ("xnote", .scalar(1)),
        ])
        rule.rejectUnknownKeys(allowed: ["id", "respond"])
        rule.rejectUnknownKeys(
            allowed: ["id", "respond", "colour"] + (0..<12).map { "key\($0)" }, allowingExtensions: false)
        #expect(
            lines == [
                "a.yaml:1:1: error: unknown key \"respnd\", did you mean \"respond\"? [unknown-key]",
                "a.yaml:4:1: error: unknown key \"colour\", expected one of id, respond [unknown-key]",
                "a.yaml:5:1: error: unknown key \"xnote\", expected one of id, respond [unknown-key]",
                "a.yaml:1:1: error: unknown key \"respnd\", did you mean \"respond\"? [unknown-key]",
                "a.yaml:2:1: error: unknown key \"x-note\" [unknown-key]",
                "a.yaml:5:1: error: unknown key \"xnote\" [unknown-key]",
            ])
    }

    @Test func saysThatMergeKeysAreNone() throws {
        try reader([("<<", .mapping([]))]).rejectUnknownKeys(allowed: ["id"])
        #expect(
            lines == [
                "a.yaml:1:1: error: unknown key \"<<\"; YAML 1.2 has no merge keys, write the members out [unknown-key]"
            ])
    }

    @Test func isNotMadeOfOtherNodes() {
        let node = SourceNode(.scalar("text"), at: Self.location(3))
        #expect(MappingReader(node, subject: "the scenario", into: diagnostics) == nil)
        #expect(lines == ["a.yaml:3:1: error: the scenario is a string, expected a mapping [wrong-type]"])
    }

    @Test func warningsAreNoErrors() {
        diagnostics.warning(at: Self.location(1), "odd", id: "odd")
        #expect(!diagnostics.hasErrors)
        #expect(lines == ["a.yaml:1:1: warning: odd [odd]"])
    }
}
