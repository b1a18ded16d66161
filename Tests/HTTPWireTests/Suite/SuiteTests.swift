import HTTPModel
import HTTPWire
import TestSupport
import Testing

/// The raw requests that others wrote.
@Suite(.enabled(if: SuiteCase.defaults != nil, "the folder of suites is absent; UNDERSTUDY_SUITES names it"))
struct SuiteTests {
    @Test func everyCaseIsAnsweredAsWantedOrListed() throws {
        let cases = try #require(SuiteCase.defaults)
        #expect(cases.count == 225)
        for item in cases {
            let faults = Self.faults(item)
            if SuiteDeviation.names.contains(item.name) {
                #expect(!faults.isEmpty, "\(item.name) is listed and yet answered as wanted")
            } else {
                #expect(faults.isEmpty, "\(item.name): \(faults) \(Transcript([item.bytes[...]]))")
            }
        }
    }

    @Test func everySplitGivesTheSame() throws {
        for item in try #require(SuiteCase.defaults) where item.bytes.count < 2000 {
            let differences = Transcript.differences(splitting: item.bytes)
            #expect(differences.isEmpty, "\(item.name): \(differences.first ?? "")")
        }
    }

    @Test func everyDeviationIsDocumented() throws {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        let page = try #require(Suites.read(root.joined(separator: "/") + "/docs/http.md"))
        let text = String(decoding: page, as: UTF8.self)
        for name in SuiteDeviation.names {
            #expect(text.contains("`" + name.replacing("`", with: "'") + "`"), "\(name) is missing in docs/http.md")
        }
    }

    /// In what the answer to a case differs from what the suite wants.
    private static func faults(_ item: SuiteCase) -> [String] {
        guard item.expect.kind == "accept" else {
            let found = Transcript([item.bytes[...]])
            var faults: [String] = []
            if found.refusal == nil, found.refusalAtEnd == nil { faults.append("not refused") }
            if let before = item.expect.completeBefore, found.completed.count != before {
                faults.append("\(found.completed.count) complete before")
            }
            return faults
        }
        // A Host field added by the suite may stand in a body, so the bytes without it are tried first.
        let faults = acceptFaults(Array(item.bytes_b64), item)
        return faults.isEmpty ? faults : acceptFaults(item.bytes, item)
    }

    private static func acceptFaults(_ bytes: [UInt8], _ item: SuiteCase) -> [String] {
        let found = Transcript([bytes[...]])
        var faults: [String] = []
        if let refusal = found.refusal { faults.append("refused: \(refusal)") }
        if let wanted = item.expect.requests { faults += compare(found.completed, wanted) }
        if let complete = item.expect.complete, complete != found.completed.count {
            faults.append("\(found.completed.count) complete instead of \(complete)")
        }
        if !found.messages.isEmpty {
            if let methods = item.expect.methods, methods != found.messages.map(\.method) { faults.append("methods") }
            // The suite's own URLs end at a quote.
            if let urls = item.expect.urls,
                urls != found.messages.map({ String($0.targetText.prefix { $0 != "\"" }) })
            {
                faults.append("targets \(found.messages.map(\.targetText))")
            }
            if let spans = item.expect.bodySpans,
                spans.joined() != Transcript.latin1(found.messages.flatMap(\.body))
            {
                faults.append("bodies")
            }
        }
        return faults
    }

    private static func compare(
        _ found: [Transcript.Message], _ wanted: [SuiteCase.Expectation.Message]
    ) -> [String] {
        guard found.count == wanted.count else { return ["\(found.count) requests instead of \(wanted.count)"] }
        var faults: [String] = []
        for (one, other) in zip(found, wanted) {
            if one.method != other.method { faults.append("method \(one.method)") }
            if one.targetText != other.target { faults.append("target \(one.targetText)") }
            if one.minorVersion != other.version[1] { faults.append("version 1.\(one.minorVersion)") }
            if one.body != Array(other.body_b64) { faults.append("body") }
            let hasHost = other.headers.contains { $0[0] == "HOST" }
            let fields = upper(one.fields).filter { hasHost || $0[0] != "HOST" }
            if fields != other.headers { faults.append("fields \(fields)") }
            if upper(one.trailers) != other.trailers { faults.append("trailers \(one.trailers)") }
        }
        return faults
    }

    private static func upper(_ fields: [[String]]) -> [[String]] {
        fields.map { [$0[0].uppercased(), $0[1]] }
    }
}
