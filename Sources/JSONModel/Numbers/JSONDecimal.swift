/// The exact value of a number's text: a sign, significant digits and where the decimal point stands.
///
/// The form is canonical, so equal values have equal parts: the value is 0.DIGITS × 10^`exponent`, the digits begin
/// and end with no zero. The first 19 lie left-aligned in `head`, further ones in `tail`. Zero has no digits, no
/// sign and exponent 0. Exponents beyond ±10^17 are cut there.
struct JSONDecimal: Hashable {
    private(set) var isNegative = false
    private(set) var exponent = 0
    /// Nineteen digits, the first at 10^18.
    private(set) var head: UInt64 = 0
    /// Digits from the twentieth on, each 0 to 9.
    private(set) var tail: [UInt8] = []

    private static let headDigits = 19
    private static let exponentLimit = 100_000_000_000_000_000

    init(_ value: Int64) {
        guard value != 0 else { return }
        isNegative = value < 0
        head = value.magnitude
        exponent = Self.headDigits
        alignHead()
    }

    /// - Parameter text: a number by JSON's grammar; what follows one is ignored.
    init(_ text: String) {
        var isAfterPoint = false
        var written = 0
        var scale = 0
        var digits = 0
        var pendingZeros = 0
        var units = text.utf8.makeIterator()
        scan: while let unit = units.next() {
            switch unit {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isAfterPoint = true
            case 0x30...0x39:
                if isAfterPoint { scale += 1 }
                if unit == 0x30 {
                    // Zeros count only between other digits.
                    if digits > 0 { pendingZeros += 1 }
                } else {
                    for _ in 0..<pendingZeros { append(0, &digits) }
                    pendingZeros = 0
                    append(unit &- 0x30, &digits)
                }
            default:
                written = Self.exponent(units)
                break scan
            }
        }
        guard digits > 0 else {
            isNegative = false
            return
        }
        for _ in min(digits, Self.headDigits)..<Self.headDigits { head *= 10 }
        let limit = Self.exponentLimit
        exponent = min(max(digits + pendingZeros - scale + written, -limit), limit)
    }

    private mutating func append(_ digit: UInt8, _ digits: inout Int) {
        if digits < Self.headDigits { head = head * 10 + UInt64(digit) } else { tail.append(digit) }
        digits += 1
    }

    /// The number after an `e`, cut at twice the limit.
    private static func exponent(_ units: String.UTF8View.Iterator) -> Int {
        var units = units
        var value = 0
        var isNegative = false
        while let unit = units.next() {
            switch unit {
            case UInt8(ascii: "-"): isNegative = true
            case 0x30...0x39: value = min(value * 10 + Int(unit &- 0x30), 2 * exponentLimit)
            default: break
            }
        }
        return isNegative ? -value : value
    }

    private mutating func alignHead() {
        while head < 1_000_000_000_000_000_000 {
            head *= 10
            exponent -= 1
        }
    }

    var isZero: Bool { head == 0 }

    /// How many digits the value has from the first to the last that is not zero.
    var digitCount: Int {
        guard tail.isEmpty else { return Self.headDigits + tail.count }
        guard !isZero else { return 0 }
        var count = Self.headDigits
        var rest = head
        while rest % 10 == 0 {
            rest /= 10
            count -= 1
        }
        return count
    }

    /// Whether the last digit stands before the point.
    var isInteger: Bool { isZero || exponent > 0 && digitCount <= exponent }

    /// The value, when it is an integer that fits.
    var int64: Int64? {
        guard !isZero else { return 0 }
        guard isInteger, exponent <= Self.headDigits else { return nil }
        var magnitude = head
        for _ in exponent..<Self.headDigits { magnitude /= 10 }
        return isNegative
            ? (magnitude <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil)
            : Int64(exactly: magnitude)
    }
}

extension JSONDecimal {
    /// The value, when it is an integer that is not negative and fits.
    var unsigned: UInt64? {
        guard !isZero else { return 0 }
        guard !isNegative, isInteger, exponent <= Self.headDigits + 1 else { return nil }
        guard exponent > Self.headDigits else {
            var magnitude = head
            for _ in exponent..<Self.headDigits { magnitude /= 10 }
            return magnitude
        }
        let (tens, isBeyond) = head.multipliedReportingOverflow(by: 10)
        let (sum, isBeyondToo) = tens.addingReportingOverflow(UInt64(tail.first ?? 0))
        return isBeyond || isBeyondToo ? nil : sum
    }
}

extension JSONDecimal: Comparable {
    static func < (left: JSONDecimal, right: JSONDecimal) -> Bool {
        if left.isZero || right.isZero || left.isNegative != right.isNegative {
            return left.signum < right.signum
        }
        return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
    }

    private var signum: Int { isZero ? 0 : isNegative ? -1 : 1 }

    /// Compares magnitudes, neither of them zero.
    private func isSmaller(than other: JSONDecimal) -> Bool {
        if exponent != other.exponent { return exponent < other.exponent }
        if head != other.head { return head < other.head }
        return tail.lexicographicallyPrecedes(other.tail)
    }
}
