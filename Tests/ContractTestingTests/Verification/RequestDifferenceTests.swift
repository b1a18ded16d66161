import Testing

@testable import ContractTesting

@Suite struct RequestDifferenceTests {
    private func line(_ place: String, _ sent: String?, _ wanted: String) -> String {
        RequestDifference(place: place, sent: sent, wanted: wanted, location: "at T.swift:1").line
    }

    @Test func lines() {
        #expect(line("header X", "\"k\"", "\"j\"") == "header X is \"k\", wanted \"j\" — at T.swift:1")
        #expect(line("body /a", nil, "1") == "body /a is missing, wanted 1 — at T.swift:1")
        #expect(line("body $.a", nil, "1") == "body $.a does not hold, wanted 1 — at T.swift:1")
        #expect(line("method", nil, "\"GET\"") == "method does not hold, wanted \"GET\" — at T.swift:1")
        #expect(line("body ", "[1]", "2") == "body is [1], wanted 2 — at T.swift:1")
        #expect(
            line("body /a", #"{"b":[1,2]}"#, #"{"equalsJSON":{"b":[1,3]}}"#)
                == "body /a/b/1 is 2, wanted 3 — at T.swift:1")
        #expect(
            line("body ", #"{"b":1}"#, #"{"equalsJSON":{"example":"sample"}}"#)
                == #"body is {"b":1}, wanted {"equalsJSON":{"example":"sample"}} — at T.swift:1"#)
        let long = String(repeating: "x", count: 300)
        #expect(line("query q", long, "1").count < 180)
    }

    @Test func documentsSideBySide() {
        func lines(_ sent: String, _ wanted: String) -> [String] {
            RequestDifference(place: "body ", sent: sent, wanted: wanted, location: "").sideBySide
        }
        // One difference is told in its line.
        #expect(lines(#"{"a":1,"b":2}"#, #"{"equalsJSON":{"a":1,"b":3}}"#).isEmpty)
        #expect(lines(#"{"a":1,"b":2}"#, #"{"equalsJSON":{"a":2,"b":3}}"#).count == 5)
        #expect(lines(#"{"a":1,"b":2}"#, #"{"equalsJSON":{"a":2},"ignoreExtra":true}"#).isEmpty)
        #expect(lines(#"[1,2,3]"#, #"{"equalsJSON":[3,2,1],"ignoreOrder":true}"#).isEmpty)
    }

    @Test func places() {
        #expect(TextPlace.readable("when at T.swift:18:1") == "when at T.swift:18")
        #expect(TextPlace.readable("rules at T.swift:18:3") == "rules at T.swift:18, line 3 of it")
        #expect(TextPlace.readable("orders.yaml:4") == "orders.yaml:4")
    }
}
