// Brackets: `a[0]`, `a["name"]`, `a[1:-1]`.
extension TemplateRenderer {
    mutating func evaluateIndex(
        _ base: Expression, _ index: Expression, _ offset: Int
    ) throws(ExpressionError) -> TemplateValue {
        // A literal name is a path's step, except that a member may be absent.
        if case .variable(let variable, _) = base, case .literal(.string(let name)) = index, local(variable) == nil,
            let member = context.member(name, of: variable.text)
        {
            return .json(member)
        }
        let base = try evaluate(base)
        let index = try evaluateJSON(index, at: offset)
        switch base {
        case .json(.object(let object)):
            return .json(object[try Self.name(index, offset)] ?? .null)
        case .record(let fields):
            let name = try JSONName(Self.name(index, offset))
            return fields.first { $0.key == name }?.value ?? .json(.null)
        case .json(.array(let elements)):
            return .json(elements[try Self.place(index, of: elements.count, offset)])
        case .list(let elements): return elements[try Self.place(index, of: elements.count, offset)]
        case .json(.string(let text)):
            let scalars = text.unicodeScalars
            let place = try Self.place(index, of: scalars.count, offset)
            return .json(.string(String(scalars[scalars.index(scalars.startIndex, offsetBy: place)])))
        default: throw ExpressionError(offset, "\"[…]\" takes an object, array or string, not \(base.typeName)")
        }
    }

    mutating func evaluateSlice(
        _ base: Expression, _ start: Expression?, _ end: Expression?, _ offset: Int
    ) throws(ExpressionError) -> TemplateValue {
        let base = try evaluate(base)
        switch base {
        case .json(.array(let elements)):
            let range = try slice(start, end, of: elements.count, offset)
            try spend(range.count, at: offset)
            return .json(.array(Array(elements[range])))
        case .list(let elements):
            let range = try slice(start, end, of: elements.count, offset)
            var builder = TemplateListBuilder(capacity: range.count)
            for element in elements[range] { builder.append(element) }
            return builder.value
        case .json(.string(let text)):
            let scalars = text.unicodeScalars
            let range = try slice(start, end, of: scalars.count, offset)
            let first = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
            let last = scalars.index(first, offsetBy: range.count)
            return .json(.string(String(scalars[first..<last])))
        default: throw ExpressionError(offset, "\"[…:…]\" takes an array or string, not \(base.typeName)")
        }
    }

    private static func name(_ index: JSONValue, _ offset: Int) throws(ExpressionError) -> String {
        guard case .string(let name) = index else {
            throw ExpressionError(offset, "a member's name is a string, not \(index.kind.rawValue)")
        }
        return name
    }

    /// An index from the start or, negative, from the end.
    private static func place(_ index: JSONValue, of count: Int, _ offset: Int) throws(ExpressionError) -> Int {
        guard let index = index.intValue else {
            throw ExpressionError(offset, "arrays and strings are indexed by integers, not \(index.compactText)")
        }
        let place = index < 0 ? index + count : index
        guard place >= 0, place < count else { throw ExpressionError(offset, "there is no index \(index) in \(count)") }
        return place
    }

    /// The range of a slice, cut to what there is.
    private mutating func slice(
        _ start: Expression?, _ end: Expression?, of count: Int, _ offset: Int
    ) throws(ExpressionError) -> Range<Int> {
        let first = try bound(start, of: count, offset) ?? 0
        let last = try bound(end, of: count, offset) ?? count
        return first..<max(first, last)
    }

    private mutating func bound(
        _ bound: Expression?, of count: Int, _ offset: Int
    ) throws(ExpressionError) -> Int? {
        guard let bound else { return nil }
        let value = try evaluateJSON(bound, at: offset)
        guard let place = value.intValue else {
            throw ExpressionError(offset, "a slice is bounded by integers, not \(value.compactText)")
        }
        // First cut, then count from the end: the sum cannot overflow.
        return place < 0 ? max(max(place, -count) + count, 0) : min(place, count)
    }
}
