/// Makes a short text that a regular expression matches, for patterns of literals, classes, groups, alternatives and
/// repetitions; look-around, back references and Unicode properties are given up on.
struct PatternExample {
    /// A piece of a pattern.
    private indirect enum Piece {
        case characters([Unicode.Scalar])
        case sequence([Piece])
        case choice([Piece])
        case repeated(Piece, least: Int, most: Int)
    }

    private var scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    private init(_ pattern: String) {
        scalars = Array(pattern.unicodeScalars)
    }

    /// A text within the lengths, counted in scalars; nil when the pattern is beyond this or cannot be so long.
    static func text(matching pattern: String, lengths: ClosedRange<Int>) -> String? {
        var parser = PatternExample(pattern)
        guard pattern.unicodeScalars.count <= 1_000, let piece = parser.choice(),
            parser.position == parser.scalars.count
        else { return nil }
        // Repetitions take as little as they may, then as much as the length asks for.
        for extra in [0, 1, 2, 4, 8, 16, 32, 64, 128, 256] {
            var text = String.UnicodeScalarView()
            append(piece, extra: extra, to: &text)
            if text.count > lengths.upperBound { return nil }
            if text.count >= lengths.lowerBound, extra > 0 || !text.isEmpty { return String(text) }
        }
        return nil
    }

    private static func append(_ piece: Piece, extra: Int, to text: inout String.UnicodeScalarView) {
        switch piece {
        case .characters(let set): set.first.map { text.append($0) }
        case .sequence(let pieces): for piece in pieces { append(piece, extra: extra, to: &text) }
        case .choice(let options): options.last.map { append($0, extra: extra, to: &text) }
        case .repeated(let piece, let least, let most):
            for _ in 0..<min(most, least + extra, least + 256) { append(piece, extra: 0, to: &text) }
        }
    }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private mutating func choice() -> Piece? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 32 else { return nil }
        var options: [Piece] = []
        repeat {
            guard let option = sequence() else { return nil }
            options.append(option)
        } while take("|")
        return options.count == 1 ? options[0] : .choice(options)
    }

    private mutating func sequence() -> Piece? {
        var pieces: [Piece] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if scalar == "^" || scalar == "$" {
                position += 1
                continue
            }
            guard let piece = atom(), let repeated = repetition(of: piece) else { return nil }
            pieces.append(repeated)
        }
        return .sequence(pieces)
    }

    private mutating func atom() -> Piece? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "(":
            if take("?") {
                guard take(":") || skipName() else { return nil }
            }
            guard let group = choice(), take(")") else { return nil }
            return group
        case "[": return characterClass().map(Piece.characters)
        case "\\": return escape().map(Piece.characters)
        case ".": return .characters(["a"])
        case "*", "+", "?", "{": return nil
        default: return .characters([scalar])
        }
    }

    /// `<name>` of a named group.
    private mutating func skipName() -> Bool {
        guard take("<"), next != "=", next != "!" else { return false }
        while let scalar = next {
            position += 1
            if scalar == ">" { return true }
        }
        return false
    }

    private mutating func repetition(of piece: Piece) -> Piece? {
        var result = piece
        if take("*") {
            result = .repeated(piece, least: 0, most: .max)
        } else if take("+") {
            result = .repeated(piece, least: 1, most: .max)
        } else if take("?") {
            result = .repeated(piece, least: 0, most: 1)
        } else if take("{") {
            guard let least = number() else { return nil }
            var most = least
            if take(",") { most = next == "}" ? .max : number() ?? 0 }
            guard take("}"), most >= least, least <= 4_096 else { return nil }
            result = .repeated(piece, least: least, most: most)
        } else {
            return piece
        }
        _ = take("?")
        return result
    }

    private mutating func number() -> Int? {
        var digits = ""
        while let scalar = next, ("0"..."9").contains(scalar), digits.count < 9 {
            digits.unicodeScalars.append(scalar)
            position += 1
        }
        return Int(digits)
    }

    /// What a class holds; of a negated one, a letter, digit or sign that it does not name.
    private mutating func characterClass() -> [Unicode.Scalar]? {
        let isNegated = take("^")
        var members: [Unicode.Scalar] = []
        while let scalar = next, scalar != "]" {
            position += 1
            var low = [scalar]
            if scalar == "\\" {
                guard let escaped = escape() else { return nil }
                low = escaped
            }
            if low.count == 1, next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
                position += 1
                guard var high = next else { return nil }
                position += 1
                if high == "\\" {
                    guard let escaped = escape(), escaped.count == 1 else { return nil }
                    high = escaped[0]
                }
                guard high.value >= low[0].value else { return nil }
                low = (low[0].value...min(high.value, low[0].value + 127)).compactMap(Unicode.Scalar.init)
            }
            members += low
        }
        guard take("]") else { return nil }
        guard isNegated else { return members.isEmpty ? nil : members }
        let rest = Self.common.filter { !members.contains($0) }
        return rest.isEmpty ? nil : rest
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars)
    private static let digits = Array("1234567890".unicodeScalars)
    private static let common = letters + digits + Array("-_.~ ".unicodeScalars)

    private mutating func escape() -> [Unicode.Scalar]? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "d": return Self.digits
        case "w": return Self.letters + Self.digits + ["_"]
        case "s": return [" "]
        case "D", "W", "S": return scalar == "W" ? ["-"] : Self.letters
        case "n": return ["\n"]
        case "r": return ["\r"]
        case "t": return ["\t"]
        case "b", "B", "p", "P", "k", "c", "x", "u", "0"..."9": return nil
        default: return [scalar]
        }
    }
}
