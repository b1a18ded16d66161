import ContractTesting
import Support
import Testing

/// What an assertion that fails reports, told apart from what a test fails with.
enum Failures {
    /// Runs an assertion that must report exactly one failure, at the line of the call.
    static func verdict(
        line: Int = #line, sourceLocation: SourceLocation = #_sourceLocation, _ assertion: () throws -> Verdict
    ) rethrows -> Verdict {
        var verdict = Verdict.proved
        let lines = LockedValue<[Int?]>([])
        try withKnownIssue(sourceLocation: sourceLocation) {
            verdict = try assertion()
        } matching: { issue in
            lines.withLock { $0.append(issue.sourceLocation?.line) }
            return true
        }
        #expect(lines.withLock { $0 } == [line], sourceLocation: sourceLocation)
        return verdict
    }
}
