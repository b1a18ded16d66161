#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

// Arithmetic, comparison and logic.
extension TemplateRenderer {
    mutating func evaluateUnary(
        _ kind: Expression.Unary, _ operand: Expression, _ offset: Int
    ) throws(ExpressionError) -> TemplateValue {
        if kind == .not { return .json(.bool(try !evaluate(operand).isTrue)) }
        let value = try evaluate(operand)
        guard case .json(.number(let number)) = value else {
            throw ExpressionError(offset, "\"\(kind.rawValue)\" takes a number, not \(value.typeName)")
        }
        return .json(.number(kind == .minus ? TemplateArithmetic.negated(number) : number))
    }

    mutating func evaluateBinary(
        _ kind: Expression.Binary, _ left: Expression, _ right: Expression, _ offset: Int
    ) throws(ExpressionError) -> TemplateValue {
        try spend(1, at: offset)
        switch kind {
        case .or, .and:
            // The right side counts only when the left does not decide.
            let isTrue = try evaluate(left).isTrue
            return .json(.bool(isTrue == (kind == .or) ? isTrue : try evaluate(right).isTrue))
        case .equal: return .json(.bool(try evaluate(left) == evaluate(right)))
        case .notEqual: return .json(.bool(try evaluate(left) != evaluate(right)))
        case .in: return .json(.bool(try contains(evaluate(right), evaluate(left), offset)))
        default: break
        }
        let left = try evaluate(left)
        let right = try evaluate(right)
        switch (left, right) {
        case (.json(.number(let a)), .json(.number(let b))):
            switch kind {
            case .less: return .json(.bool(a < b))
            case .lessOrEqual: return .json(.bool(!(b < a)))
            case .greater: return .json(.bool(b < a))
            case .greaterOrEqual: return .json(.bool(!(a < b)))
            default: return .json(.number(try TemplateArithmetic.evaluate(kind, a, b, offset)))
            }
        case (.json(.string(let a)), .json(.string(let b))):
            switch kind {
            case .less: return .json(.bool(JSONName.precedes(a, b)))
            case .lessOrEqual: return .json(.bool(!JSONName.precedes(b, a)))
            case .greater: return .json(.bool(JSONName.precedes(b, a)))
            case .greaterOrEqual: return .json(.bool(!JSONName.precedes(a, b)))
            case .plus:
                let text = a + b
                do throws(JSONTemplateError) { try limitSize(of: text) } catch {
                    throw ExpressionError(offset, error.message)
                }
                return .json(.string(text))
            default: break
            }
        default: break
        }
        let kinds =
            switch kind {
            case .minus, .times, .divided, .power: "two numbers"
            default: "two numbers or two strings"
            }
        throw ExpressionError(
            offset, "\"\(kind.rawValue)\" takes \(kinds), not \(left.typeName) and \(right.typeName)")
    }

    /// `element in container`: an array's element, an object's name or a part of a string.
    private func contains(
        _ container: TemplateValue, _ element: TemplateValue, _ offset: Int
    ) throws(ExpressionError) -> Bool {
        switch (container, element) {
        case (.json(.array(let elements)), _):
            guard let element = element.json else { return false }
            return elements.contains(element)
        case (.list(let elements), _): return elements.contains(element)
        case (.json(.object(let object)), .json(.string(let name))): return object[name] != nil
        case (.record(let fields), .json(.string(let name))):
            return fields.contains { $0.key == JSONName(name) }
        case (.json(.string(let text)), .json(.string(let part))): return TemplateStrings.contains(text, part)
        default:
            throw ExpressionError(
                offset,
                "\"in\" takes anything and an array, or a string and an object or string, "
                    + "not \(element.typeName) and \(container.typeName)")
        }
    }
}

/// Arithmetic on numbers: integers of 64 bits while they last, doubles from there on.
enum TemplateArithmetic {
    static func negated(_ number: JSONNumber) -> JSONNumber {
        switch number.storage {
        case .integer(let value) where value != .min: JSONNumber(storage: .integer(-value))
        case .text(let text):
            JSONNumber(storage: .text(text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text))
        default: JSONNumber(-number.doubleValue)
        }
    }

    static func evaluate(
        _ kind: Expression.Binary, _ left: JSONNumber, _ right: JSONNumber, _ offset: Int
    ) throws(ExpressionError) -> JSONNumber {
        if kind == .divided, right == JSONNumber(0) { throw ExpressionError(offset, "division by zero") }
        if let a = left.intValue, let b = right.intValue, let result = integer(kind, a, b) { return JSONNumber(result) }
        let (a, b) = (left.doubleValue, right.doubleValue)
        let result =
            switch kind {
            case .plus: a + b
            case .minus: a - b
            case .times: a * b
            case .divided: a / b
            default: pow(a, b)
            }
        return try number(result, offset)
    }

    /// A double as a number; without fraction when it has none.
    static func number(_ value: Double, _ offset: Int) throws(ExpressionError) -> JSONNumber {
        guard value.isFinite else { throw ExpressionError(offset, "the result is no finite number") }
        if value.magnitude <= 9_007_199_254_740_992, let integer = Int(exactly: value) { return JSONNumber(integer) }
        return JSONNumber(value)
    }

    private static func integer(_ kind: Expression.Binary, _ a: Int, _ b: Int) -> Int? {
        let (result, overflow) =
            switch kind {
            case .plus: a.addingReportingOverflow(b)
            case .minus: a.subtractingReportingOverflow(b)
            case .times: a.multipliedReportingOverflow(by: b)
            case .divided where a % b == 0: a.dividedReportingOverflow(by: b)
            case .power: power(a, b)
            default: (0, true)
            }
        return overflow ? nil : result
    }

    private static func power(_ base: Int, _ exponent: Int) -> (Int, Bool) {
        guard exponent >= 0, exponent < 64 || base.magnitude < 2 else { return (0, true) }
        if base.magnitude < 2 {
            return (base == -1 ? (exponent.isMultiple(of: 2) ? 1 : -1) : exponent == 0 ? 1 : base, false)
        }
        var result = 1
        for _ in 0..<exponent {
            let (product, overflow) = result.multipliedReportingOverflow(by: base)
            guard !overflow else { return (0, true) }
            result = product
        }
        return (result, false)
    }
}
