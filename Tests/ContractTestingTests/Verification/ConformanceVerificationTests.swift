import JSONModel
import Testing

@testable import ContractTesting

@Suite struct ConformanceVerificationTests {
    private static let leniency: JSONValue = [
        "place": "body /rank", "keyword": "type", "severity": "warning", "location": "openapi.yaml:9",
        "message": "body /rank is \"1\" (string), contract wants integer",
    ]

    private func verdict(_ journal: JournalReading, allowsLeniencies: Bool = true) -> Verdict {
        ConformanceVerification(allowsLeniencies: allowsLeniencies).verdict(on: journal)
    }

    @Test func whatIsHiddenCannotBeTold() throws {
        let right = SampleJournal.exchange(body: ["text": "a"])
        let lenient = SampleJournal.reading([SampleJournal.exchange(violations: [Self.leniency])])
        #expect(verdict(lenient) == .proved)
        #expect(verdict(SampleJournal.reading([right])) == .proved)
        try GoldenFile.check(
            "conformance-hidden",
            [
                "nothing arrived": verdict(SampleJournal.reading([])),
                "evicted": verdict(SampleJournal.reading([right], evicted: 1)),
                "under way": verdict(SampleJournal.reading([right, SampleJournal.underWay])),
                "a leniency that is not allowed": verdict(lenient, allowsLeniencies: false),
                "answered before its content came": verdict(
                    SampleJournal.reading([SampleJournal.exchange(status: 413, fault: "earlyReply")])),
                "a coding that nobody can take off": verdict(
                    SampleJournal.reading([
                        SampleJournal.exchange(status: 415, body: ["a": 1], remark: "The content coding is unknown.")
                    ])),
            ])
    }
}
