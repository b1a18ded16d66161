import JSONModel
import RegularExpressions
import Testing

@testable import Scenarios

@Suite struct ValueMatcherTests {
    @Test func equalityOfNodesIsNumerical() {
        #expect(ValueMatcher.equals(25).holds(for: 25.0))
        #expect(!ValueMatcher.equals(25).holds(for: "25"))
        #expect(!ValueMatcher.equals(25).holds(for: nil as JSONValue?))
    }

    @Test func equalityOfTextsIsTextual() {
        #expect(ValueMatcher.equals(25).holds(forTexts: ["7", "25"]))
        #expect(ValueMatcher.equals(true).holds(forTexts: ["true"]))
        #expect(!ValueMatcher.equals("a").holds(forTexts: []))
        #expect(!ValueMatcher.equals("25").holds(forTexts: ["25.0"]))
    }

    @Test func absenceIsAboutTheNameAndNotItsValue() {
        #expect(ValueMatcher.absent(true).holds(forTexts: []))
        #expect(!ValueMatcher.absent(true).holds(forTexts: [""]))
        #expect(ValueMatcher.absent(false).holds(for: .null))
        #expect(!ValueMatcher.absent(true).holds(for: .null))
        #expect(ValueMatcher.absent(true).holds(for: nil as JSONValue?))
    }

    @Test func boundsTakeNumbersAndNumbersAsText() {
        #expect(ValueMatcher.minimum(JSONNumber(10)).holds(for: 10))
        #expect(!ValueMatcher.minimum(JSONNumber(10)).holds(for: 9.5))
        #expect(ValueMatcher.maximum(JSONNumber(10)).holds(forTexts: ["9"]))
        #expect(!ValueMatcher.maximum(JSONNumber(10)).holds(forTexts: ["11", "x"]))
        #expect(!ValueMatcher.minimum(JSONNumber(1)).holds(for: "5"))
    }

    @Test func containsLooksIntoTextsAndArrays() {
        #expect(ValueMatcher.contains("smtp").holds(for: "mail.smtp.example"))
        #expect(!ValueMatcher.contains("SMTP").holds(for: "mail.smtp.example"))
        #expect(ValueMatcher.contains(2).holds(for: [1, 2.0]))
        #expect(!ValueMatcher.contains(3).holds(for: [1, 2]))
    }

    @Test func patternsSearchAnywhere() throws {
        let matcher = ValueMatcher.matches(try ECMAPattern("^sAp"))
        #expect(matcher.holds(for: "sApKpllz"))
        #expect(!matcher.holds(for: "xsAp"))
        #expect(!matcher.holds(for: nil as JSONValue?))
    }

    @Test func allKeysOfAMapMustHold() {
        let matcher = ValueMatcher.allOf([.minimum(JSONNumber(1)), .maximum(JSONNumber(3))])
        #expect(matcher.holds(for: 2))
        #expect(!matcher.holds(for: 4))
        #expect(ValueMatcher.oneOf([1, "a"]).holds(for: "a"))
        #expect(!ValueMatcher.oneOf([1, "a"]).holds(for: 2))
    }
}

extension ValueMatcher {
    fileprivate func holds(for value: JSONValue?) -> Bool { verdict(on: value).isHolding }
    fileprivate func holds(forTexts texts: [String]) -> Bool { verdict(onTexts: texts).isHolding }
}
