/// The functions of JSON-e.
enum TemplateFunction: String, CaseIterable, Sendable {
    case min, max, sqrt, ceil, floor, abs, range
    case lowercase, uppercase, str, number, len, strip, lstrip, rstrip, split, join
    case typeof, defined, fromNow

    /// How many arguments it takes.
    var argumentCounts: ClosedRange<Int> {
        switch self {
        case .min, .max: 1...Int.max
        case .range: 2...3
        case .split, .join: 2...2
        case .fromNow: 1...2
        default: 1...1
        }
    }

    func call(
        _ arguments: [TemplateValue], _ renderer: inout TemplateRenderer, _ offset: Int
    ) throws(ExpressionError) -> TemplateValue {
        let arguments = TemplateArguments(function: self, values: arguments, offset: offset)
        switch self {
        case .min, .max, .sqrt, .ceil, .floor, .abs: return .json(.number(try TemplateNumbers.call(self, arguments)))
        case .range: return .json(.array(try TemplateNumbers.range(arguments, &renderer)))
        case .typeof:
            try arguments.require(1)
            return .json(.string(arguments.values[0].typeName))
        case .defined:
            try arguments.require(1)
            return .json(.bool(renderer.value(of: JSONName(try arguments.string(0))) != nil))
        case .fromNow:
            try arguments.require(argumentCounts)
            let reference = arguments.count > 1 ? try arguments.string(1) : nil
            let span = try arguments.string(0)
            return .json(.string(try TemplateTime.fromNow(span, reference, renderer, arguments)))
        default: return .json(try TemplateStrings.call(self, arguments, &renderer))
        }
    }
}

/// The arguments of one call.
struct TemplateArguments {
    let function: TemplateFunction
    let values: [TemplateValue]
    let offset: Int

    var count: Int { values.count }

    func require(_ count: Int) throws(ExpressionError) {
        try require(count...count)
    }

    func require(_ counts: ClosedRange<Int>) throws(ExpressionError) {
        guard counts.contains(count) else { throw error(Self.refusal(of: count, wanted: counts)) }
    }

    /// What is said of a wrong number of arguments, without the function's name in front.
    static func refusal(of count: Int, wanted counts: ClosedRange<Int>) -> String {
        let wanted =
            switch (counts.lowerBound, counts.upperBound) {
            case (0, 0): "no argument"
            case (let least, Int.max): "at least \(least) argument\(least == 1 ? "" : "s")"
            case (let least, let most) where least == most: "\(most) argument\(most == 1 ? "" : "s")"
            case (let least, let most): "\(least) to \(most) arguments"
            }
        return "takes \(wanted), not \(count)"
    }

    func number(_ index: Int) throws(ExpressionError) -> JSONNumber {
        guard case .json(.number(let number)) = values[index] else { throw wrong(index, "a number") }
        return number
    }

    func integer(_ index: Int) throws(ExpressionError) -> Int {
        guard let value = try number(index).intValue else { throw wrong(index, "an integer") }
        return value
    }

    func string(_ index: Int) throws(ExpressionError) -> String {
        guard case .json(.string(let text)) = values[index] else { throw wrong(index, "a string") }
        return text
    }

    /// A string, or a number as text.
    func text(_ index: Int) throws(ExpressionError) -> String {
        switch values[index] {
        case .json(.string(let text)): return text
        case .json(.number(let number)): return number.description
        default: throw wrong(index, "a string or number")
        }
    }

    func wrong(_ index: Int, _ expected: String) -> ExpressionError {
        error("takes \(expected) as argument \(index + 1), not \(values[index].typeName)")
    }

    func error(_ message: String) -> ExpressionError {
        ExpressionError(offset, "\(function.rawValue) \(message)")
    }
}
