extension PatternTranslator {
    /// Translates `[…]`, whose opening bracket is next.
    mutating func translateClass() throws(PatternError) {
        let start = position
        position += 1
        let isNegated = take("^")
        let outside = output
        output = ""
        while !take("]") {
            guard position < scalars.count else { throw error("this [ is not closed", at: start) }
            try refusePOSIXClass()
            try translateClassMember()
        }
        let members = output
        output = outside
        switch (members.isEmpty, isNegated) {
        case (true, true): output += "[\\x{0}-\\x{10ffff}]"
        case (true, false): output += "(?!)"
        case (false, _): output += "[\(isNegated ? "^" : "")\(members)]"
        }
    }

    /// Refuses `[:alpha:]` inside a class: ECMA-262 would read other characters than its writer meant.
    private func refusePOSIXClass() throws(PatternError) {
        guard looking(at: "[:"), let end = scalars[(position + 2)...].firstIndex(of: "]"), scalars[end - 1] == ":",
            end - position > 3
        else { return }
        throw error("POSIX classes are not ECMA-262's")
    }

    private mutating func translateClassMember() throws(PatternError) {
        let start = position
        let low = try classAtom()
        guard peek() == "-", peek(1) != "]", peek(1) != nil else {
            emit(low)
            return
        }
        position += 1
        let high = try classAtom()
        guard case .codePoint(let first) = low, case .codePoint(let last) = high else {
            // A hyphen beside a class escape stands for itself.
            emit(low)
            emit(UInt32(0x2D))
            emit(high)
            return
        }
        guard first <= last else { throw error("the range is out of order", at: start) }
        emitRange(first, last)
    }

    private mutating func classAtom() throws(PatternError) -> Escape {
        guard let scalar = peek() else { throw error("a class is not closed") }
        guard scalar == "\\" else {
            position += 1
            return .codePoint(scalar.value)
        }
        if peek(1) == "b" {
            position += 2
            return .codePoint(0x08)
        }
        return try escape()
    }

    private mutating func emit(_ member: Escape) {
        switch member {
        case .set(let set): output += set
        case .codePoint(let codePoint) where Self.isSurrogate(codePoint): break
        case .codePoint(let codePoint): emit(codePoint)
        }
    }

    /// Writes a range without the surrogates, which Unicode text has not and PCRE2 refuses.
    private mutating func emitRange(_ first: UInt32, _ last: UInt32) {
        let low = Self.isSurrogate(first) ? 0xE000 : first
        let high = Self.isSurrogate(last) ? 0xD7FF : last
        guard low <= high else { return }
        emit(low)
        output += "-"
        emit(high)
    }
}
