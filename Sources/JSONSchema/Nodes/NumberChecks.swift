import JSONModel

/// The keywords for numbers.
struct NumberChecks: Sendable {
    let minimum: JSONNumber?
    let maximum: JSONNumber?
    let exclusiveMinimum: JSONNumber?
    let exclusiveMaximum: JSONNumber?
    let multipleOf: JSONNumber?
    let format: IntegerFormat?

    init(
        minimum: JSONNumber? = nil, maximum: JSONNumber? = nil, exclusiveMinimum: JSONNumber? = nil,
        exclusiveMaximum: JSONNumber? = nil, multipleOf: JSONNumber? = nil, format: IntegerFormat? = nil
    ) {
        self.minimum = minimum
        self.maximum = maximum
        self.exclusiveMinimum = exclusiveMinimum
        self.exclusiveMaximum = exclusiveMaximum
        self.multipleOf = multipleOf
        self.format = format
    }

    func accept(_ number: JSONNumber) -> Bool {
        if let format, !format.accepts(number) { return false }
        if let minimum, number < minimum { return false }
        if let maximum, maximum < number { return false }
        if let exclusiveMinimum, !(exclusiveMinimum < number) { return false }
        if let exclusiveMaximum, !(number < exclusiveMaximum) { return false }
        if let multipleOf, !number.isMultiple(of: multipleOf) { return false }
        return true
    }
}
