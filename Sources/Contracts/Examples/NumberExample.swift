internal import JSONModel

/// Makes a number within a schema's bounds: 0 where it fits.
enum NumberExample {
    static func value(_ schema: SchemaReader, isInteger: Bool) -> JSONValue {
        var lowest = schema.keyword("minimum")?.numberValue?.doubleValue ?? -.infinity
        var highest = schema.keyword("maximum")?.numberValue?.doubleValue ?? .infinity
        var excludesLowest = schema.keyword("exclusiveMinimum")?.boolValue ?? false
        var excludesHighest = schema.keyword("exclusiveMaximum")?.boolValue ?? false
        if let bound = schema.keyword("exclusiveMinimum")?.numberValue?.doubleValue, bound >= lowest {
            (lowest, excludesLowest) = (bound, true)
        }
        if let bound = schema.keyword("exclusiveMaximum")?.numberValue?.doubleValue, bound <= highest {
            (highest, excludesHighest) = (bound, true)
        }
        let step = schema.keyword("multipleOf")?.numberValue?.doubleValue ?? (isInteger ? 1 : 0)
        func fits(_ value: Double) -> Bool {
            (excludesLowest ? value > lowest : value >= lowest)
                && (excludesHighest ? value < highest : value <= highest)
        }
        var value = 0.0
        if !fits(value) {
            let start = lowest > 0 ? lowest : highest
            value = step > 0 ? (start / step).rounded(lowest > 0 ? .up : .down) * step : start
            if !fits(value) { value += (lowest > 0 ? 1 : -1) * (step > 0 ? step : min(1, (highest - lowest) / 2)) }
        }
        if let exact = Int(exactly: value) { return .number(JSONNumber(exact)) }
        return .number(JSONNumber(value.isFinite ? value : 0))
    }
}
