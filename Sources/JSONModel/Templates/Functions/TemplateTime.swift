/// `fromNow`: a moment some time before or after another.
enum TemplateTime {
    /// Computes the moment for a call of the function `fromNow`.
    ///
    /// - Parameters:
    ///   - span: such as `1 day 2 hours` or `-30 mo`; years have 365 days and months 30.
    ///   - reference: the moment to start from; the variable `now` when nil.
    ///   - renderer: what knows the variable `now`.
    ///   - arguments: the arguments of the call, at which an error is reported.
    /// - Returns: the moment as text.
    /// - Throws: when the span or the moment to start from is malformed or missing, or the result is out of range.
    static func fromNow(
        _ span: String, _ reference: String?, _ renderer: TemplateRenderer, _ arguments: TemplateArguments
    ) throws(ExpressionError) -> String {
        do throws(Fault) {
            return try fromNow(span, reference, renderer)
        } catch {
            throw arguments.error(error.message)
        }
    }

    struct Fault: Error {
        let message: String
    }

    static func fromNow(_ span: String, _ reference: String?, _ renderer: TemplateRenderer) throws(Fault) -> String {
        let start: String
        if let reference {
            start = reference
        } else if case .json(.string(let now))? = renderer.value(of: JSONName("now")) {
            start = now
        } else {
            throw Fault(message: "needs a reference, since no variable now holds a moment")
        }
        guard let moment = TemplateMoment(start) else {
            throw Fault(
                message: "takes moments such as 2017-01-19T16:27:20.974Z, not \(JSONValue.string(start).compactText)")
        }
        guard let milliseconds = Self.milliseconds(of: span),
            let sum = TemplateMoment(milliseconds: moment.milliseconds.addingReportingOverflow(milliseconds))
        else {
            throw Fault(
                message: "takes spans of time such as \"1 day 2 hours\", not \(JSONValue.string(span).compactText)")
        }
        return sum.description
    }

    /// The units in their order, largest first; each may be left out.
    private static let units: [(names: Set<String>, seconds: Int)] = [
        (["years", "year", "yr", "y"], 31_536_000), (["months", "month", "mo"], 2_592_000),
        (["weeks", "week", "wk", "w"], 604_800), (["days", "day", "d"], 86_400), (["hours", "hour", "hr", "h"], 3_600),
        (["minutes", "minute", "min", "m"], 60), (["seconds", "second", "sec", "s"], 1),
    ]

    private static func milliseconds(of span: String) -> Int? {
        var rest = Array(span.utf8)[...]
        func skipSpace() { rest = rest.drop { $0 == 0x20 || 0x09...0x0D ~= $0 } }
        skipSpace()
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
            skipSpace()
        }
        var total = 0
        var nextUnit = 0
        while !rest.isEmpty {
            let digits = rest.prefix { $0 &- 0x30 < 10 }
            rest = rest.dropFirst(digits.count)
            skipSpace()
            let letters = rest.prefix { ($0 | 0x20) &- 0x61 < 26 }
            rest = rest.dropFirst(letters.count)
            skipSpace()
            let name = String(decoding: letters, as: UTF8.self)
            guard let count = Int(String(decoding: digits, as: UTF8.self)), count < 1_000_000_000_000,
                let unit = units[nextUnit...].firstIndex(where: { $0.names.contains(name) })
            else { return nil }
            // Seven units of at most 4×10^19 would overflow.
            let (product, overflow) = count.multipliedReportingOverflow(by: units[unit].seconds * 1_000)
            let (sum, sumOverflow) = total.addingReportingOverflow(product)
            guard !overflow, !sumOverflow else { return nil }
            total = sum
            nextUnit = unit + 1
        }
        return isNegative ? -total : total
    }
}
