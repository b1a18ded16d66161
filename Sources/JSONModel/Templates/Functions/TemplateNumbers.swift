/// JSON-e's functions of numbers.
enum TemplateNumbers {
    static func call(
        _ function: TemplateFunction, _ arguments: TemplateArguments
    ) throws(ExpressionError) -> JSONNumber {
        switch function {
        case .min, .max:
            guard arguments.count > 0 else { throw arguments.error("takes at least 1 argument") }
            var result = try arguments.number(0)
            for index in 1..<Swift.max(arguments.count, 1) {
                let number = try arguments.number(index)
                if function == .min ? number < result : result < number { result = number }
            }
            return result
        default:
            try arguments.require(1)
            return try unary(function, arguments.number(0), arguments)
        }
    }

    private static func unary(
        _ function: TemplateFunction, _ number: JSONNumber, _ arguments: TemplateArguments
    ) throws(ExpressionError) -> JSONNumber {
        let value = number.doubleValue
        switch function {
        case .abs: return number < JSONNumber(0) ? TemplateArithmetic.negated(number) : number
        case .ceil where !number.isInteger: return try TemplateArithmetic.number(value.rounded(.up), arguments.offset)
        case .floor where !number.isInteger:
            return try TemplateArithmetic.number(value.rounded(.down), arguments.offset)
        case .sqrt:
            guard value >= 0 else { throw arguments.error("takes no negative number") }
            return try TemplateArithmetic.number(value.squareRoot(), arguments.offset)
        default: return number.intValue.map { JSONNumber($0) } ?? number
        }
    }

    /// `range(start, end, step)`: from the start up to but without the end.
    static func range(
        _ arguments: TemplateArguments, _ renderer: inout TemplateRenderer
    ) throws(ExpressionError) -> [JSONValue] {
        try arguments.require(2...3)
        let start = try arguments.integer(0)
        let end = try arguments.integer(1)
        let step = arguments.count > 2 ? try arguments.integer(2) : 1
        guard step != 0 else { throw arguments.error("takes no step of 0") }
        var elements: [JSONValue] = []
        var value = start
        while step > 0 ? value < end : value > end {
            try renderer.spend(1, at: arguments.offset)
            elements.append(.number(JSONNumber(value)))
            let (next, overflow) = value.addingReportingOverflow(step)
            if overflow { break }
            value = next
        }
        return elements
    }
}
