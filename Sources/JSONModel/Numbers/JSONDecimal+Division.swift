extension JSONDecimal {
    /// Whether the quotient of the two is an integer.
    func isMultiple(of divisor: JSONDecimal) -> Bool {
        guard !isZero else { return true }
        guard !divisor.isZero else { return false }
        // Both are digits × 10^place. Neither's digits end in zero, so a dividend whose digits reach further right
        // than the divisor's is no multiple of it.
        let places = (exponent - digitCount) - (divisor.exponent - divisor.digitCount)
        guard places >= 0 else { return false }
        // Ten more zeros add a factor 2 and a factor 5 each, and the divisor has no more of these than this.
        let zeros = min(places, 4 * divisor.digitCount)
        let divisorDigits = divisor.digits
        if divisorDigits.count <= 18 {
            let modulus = divisorDigits.reduce(0 as UInt64) { $0 * 10 + UInt64($1) }
            var rest: UInt64 = 0
            for digit in digits { rest = Self.shifted(rest, UInt64(digit), modulus) }
            for _ in 0..<zeros { rest = Self.shifted(rest, 0, modulus) }
            return rest == 0
        }
        var rest = LongRemainder(modulus: divisorDigits)
        for digit in digits { rest.shift(digit) }
        for _ in 0..<zeros { rest.shift(0) }
        return rest.isZero
    }

    /// (rest × 10 + digit) modulo the modulus, where rest is less than the modulus.
    private static func shifted(_ rest: UInt64, _ digit: UInt64, _ modulus: UInt64) -> UInt64 {
        // At most 10^19, which 64 bits hold.
        (rest * 10 + digit) % modulus
    }

    /// All digits, without zeros at the end.
    private var digits: [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(19 + tail.count)
        var unit: UInt64 = 1_000_000_000_000_000_000
        while unit > 0 {
            digits.append(UInt8(head / unit % 10))
            unit /= 10
        }
        digits += tail
        while digits.last == 0 { digits.removeLast() }
        return digits
    }
}

/// The remainder of a long division by a divisor of any length, digit by digit.
private struct LongRemainder {
    /// The divisor's digits with one leading zero.
    private let modulus: [UInt8]
    private var rest: [UInt8]

    init(modulus: [UInt8]) {
        self.modulus = [0] + modulus
        rest = Array(repeating: 0, count: modulus.count + 1)
    }

    var isZero: Bool { rest.allSatisfy { $0 == 0 } }

    /// Takes the dividend's next digit.
    mutating func shift(_ digit: UInt8) {
        rest.removeFirst()
        rest.append(digit)
        while !rest.lexicographicallyPrecedes(modulus) { subtract() }
    }

    private mutating func subtract() {
        var borrow: UInt8 = 0
        for place in rest.indices.reversed() {
            let taken = modulus[place] + borrow
            borrow = rest[place] < taken ? 1 : 0
            rest[place] = rest[place] + borrow * 10 - taken
        }
    }
}
