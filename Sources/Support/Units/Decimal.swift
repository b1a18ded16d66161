/// A non-negative decimal number and the unit that follows it, taken apart without rounding.
struct Decimal {
    /// The digits, the decimal point left out.
    let digits: Int128
    /// Ten to the number of digits behind the point.
    let scale: Int128
    /// What follows the number; may be empty.
    let unit: Substring

    /// Takes a text apart; nil unless it begins with digits, which a point and more digits may follow, and has at most
    /// 18 digits in all.
    init?(_ text: String) {
        var digits: Int128 = 0
        var scale: Int128 = 1
        var digitCount = 0
        var point = false
        var afterPoint = 0
        var index = text.utf8.startIndex
        while index < text.utf8.endIndex {
            let byte = text.utf8[index]
            if byte &- 0x30 < 10 {
                digits = digits * 10 + Int128(byte &- 0x30)
                digitCount += 1
                if point {
                    scale *= 10
                    afterPoint += 1
                }
                guard digitCount <= 18 else { return nil }
            } else if byte == UInt8(ascii: "."), !point, digitCount > 0 {
                point = true
            } else {
                break
            }
            index = text.utf8.index(after: index)
        }
        guard digitCount > 0, !point || afterPoint > 0 else { return nil }
        self.digits = digits
        self.scale = scale
        unit = text[index...]
    }

    /// The number times a whole factor; nil when the product is not whole.
    func whole(times factor: Int128) -> Int128? {
        let (quotient, remainder) = (digits * factor).quotientAndRemainder(dividingBy: scale)
        return remainder == 0 ? quotient : nil
    }
}
