import JSONModel
import Testing

@Suite struct JSONNumberTests {
    func number(_ text: String) -> JSONNumber {
        guard let number = JSONNumber(text: text) else { preconditionFailure("\(text) is no number") }
        return number
    }

    @Test(arguments: [
        ("1", "1.0"), ("1", "10e-1"), ("100", "1e2"), ("0", "-0"), ("0", "0.000"), ("0", "0e99999999999999999999"),
        ("1e400", "1e400"), ("1e400", "10e399"), ("12345678901234567890123", "12345678901234567890123.000"),
        ("0.1", "1e-1"), ("-2.50", "-25e-1"), ("9223372036854775808", "9223372036854775808.0"),
        ("123456789012345678900000", "1234567890123456789e5"), ("1e-400", "0.1e-399"), ("1000", "1.000e+3"),
    ])
    func equal(_ left: String, _ right: String) {
        #expect(number(left) == number(right))
        #expect(number(right) == number(left))
        #expect(number(left).hashValue == number(right).hashValue)
        #expect(!(number(left) < number(right)) && !(number(right) < number(left)))
    }

    /// Each less than the next.
    static let ascending = [
        "-1e400", "-123456789012345678901234567890", "-9223372036854775809", "-9223372036854775808", "-10", "-9.99",
        "-1.00000000000000000001", "-1", "-0.1", "-1e-400", "0", "1e-400", "1e-5", "0.099", "0.1",
        "0.1000000000000000055511151231257827", "0.5", "1", "1.00000000000000000001", "9", "10", "100",
        "9007199254740992.0", "9007199254740993", "9223372036854775807", "9223372036854775808",
        "12345678901234567890123", "12345678901234567890124", "1e30", "1e400", "1.1e400", "1e401",
    ]

    @Test func ordering() {
        let numbers = Self.ascending.map { number($0) }
        for left in numbers.indices {
            for right in numbers.indices {
                #expect((numbers[left] < numbers[right]) == (left < right), "\(numbers[left]) < \(numbers[right])")
                #expect((numbers[left] == numbers[right]) == (left == right))
            }
        }
    }

    @Test func doublesHaveTheValueTheyPrint() {
        for value in [
            0.1, 4.2, 1e20, 1.5e300, 2.5e-300, Double.leastNonzeroMagnitude, 1.0, -2.5, 1_152_921_504_606_846_976.0,
            123456.789,
        ] {
            let made = JSONNumber(value)
            #expect(made == number(made.description))
            #expect(made.hashValue == number(made.description).hashValue)
            #expect(made.doubleValue == value)
            #expect(number(made.description).doubleValue == value)
        }
        #expect(JSONNumber(1.0) == JSONNumber(1))
        #expect(JSONNumber(-0.0) == JSONNumber(0))
        #expect(JSONNumber(0.5) < JSONNumber(1) && JSONNumber(1) < JSONNumber(1.5))
        #expect(JSONNumber(9_007_199_254_740_992.0) != JSONNumber(9_007_199_254_740_993))
    }

    @Test(arguments: [
        ("1", true), ("1.0", true), ("1e2", true), ("1.5", false), ("15e-1", false), ("150e-1", true), ("0.0", true),
        ("-0", true), ("1e400", true), ("1e-400", false), ("12345678901234567890.5", false),
        ("12345678901234567890123.0", true), ("1.00000000000000000000001", false), ("0.5", false),
    ])
    func integers(_ text: String, _ isInteger: Bool) {
        #expect(number(text).isInteger == isInteger)
    }

    @Test(
        arguments: [
            ("1", 1), ("1.0", 1), ("1e2", 100), ("-0", 0), ("-2.0", -2), ("1.5", nil), ("9223372036854775808", nil),
            ("9223372036854775807.0", 9_223_372_036_854_775_807),
            ("-9223372036854775808.0", -9_223_372_036_854_775_808),
            ("-9223372036854775809", nil), ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("120e-1", 12),
            ("0.1", nil),
        ] as [(String, Int?)])
    func intValues(_ text: String, _ value: Int?) {
        #expect(number(text).intValue == value)
    }

    @Test(arguments: [
        ("10", "5", true), ("10", "3", false), ("0.0075", "0.0001", true), ("0.00751", "0.0001", false),
        ("4.5", "1.5", true), ("35", "1.5", false), ("0", "1.5", true), ("0.3", "0.1", true),
        ("1e308", "0.123456789", false),
        ("1e308", "0.5", true), ("12391239123", "1e-8", true), ("-4", "2", true), ("4", "-2", true), ("1", "0", false),
        ("0", "0", true), ("3.0", "1.5", true), ("1", "10", false), ("100", "10", true), ("1e1000", "1e999", true),
        ("1e999", "1e1000", false), ("12345678901234567890", "2", true), ("12345678901234567891", "2", false),
        ("246913578024691357802469135780", "12345678901234567890123456789", true),
        ("246913578024691357802469135781", "12345678901234567890123456789", false),
        ("1e40", "1234567890123456789012", false), ("1e17000000000", "0.0000128", true), ("19.99", "0.01", true),
    ])
    func multiples(_ value: String, _ divisor: String, _ isMultiple: Bool) {
        #expect(number(value).isMultiple(of: number(divisor)) == isMultiple)
    }

    @Test(arguments: ["", "-", "01", "1.", ".5", "+1", "1e", "0x1", "1 ", " 1", "NaN", "1,2", "é"])
    func textThatIsNoNumber(_ text: String) {
        #expect(JSONNumber(text: text) == nil)
    }

    @Test(arguments: [
        "0", "-0", "1.0", "1e2", "-9223372036854775808", "1E-07", "4.2", "123456789012345678901234567890",
    ])
    func printsAsWritten(_ text: String) {
        #expect(number(text).description == text)
    }

    @Test func nearestDoubles() {
        #expect(number("1e400").doubleValue == .infinity)
        #expect(number("-1e400").doubleValue == -.infinity)
        #expect(number("4.2").doubleValue == 4.2)
        #expect(number("9007199254740993").doubleValue == 9_007_199_254_740_992)
    }

    @Test func randomDivisionsAgreeWithIntegers() {
        var random = SplitMix(state: 7)
        for _ in 0..<2_000 {
            let divisor = Int(random.next() % 5_000) + 1
            let value = Int(random.next() % 1_000_000)
            let scaled = number("\(value)e-3").isMultiple(of: number("\(divisor)e-3"))
            #expect(scaled == value.isMultiple(of: divisor), "\(value) \(divisor)")
        }
    }

    @Test(
        arguments: [
            ("0", 0), ("1e2", 100), ("9223372036854775808", UInt64(1) << 63), ("18446744073709551615", .max),
            ("1.8446744073709551615e19", .max), ("10000000000000000000", 10_000_000_000_000_000_000),
            ("18446744073709551616", nil), ("99999999999999999999", nil), ("1e20", nil), ("-1", nil),
            ("-9223372036854775809", nil), ("0.5", nil), ("9223372036854775808.5", nil),
        ] as [(String, UInt64?)])
    func readsIntegersOf64BitsWithoutASign(text: String, value: UInt64?) throws {
        #expect(try #require(JSONNumber(text: text)).unsignedValue == value)
    }
}
