import SourceDocuments
import Testing

struct DiagnosticTests {
    @Test func aNameWithALineBreakDoesNotEndTheLine() {
        let location = SourceLocation(file: "a.yaml", position: SourcePosition(line: 2, column: 3))
        let finding = Diagnostic(.error, at: location, "\"X-\nb\u{1B}[0m\" is no field name", id: "field-name")
        #expect(
            finding.rendered == #"a.yaml:2:3: error: "X-\u{a}b\u{1b}[0m" is no field name [field-name]"#)
    }
}
