package import JSONModel

/// `nil` for JSON's null, in tests alone: in the product it would turn `condition ? value : nil` into a null unawares.
extension JSONValue: ExpressibleByNilLiteral {
    /// Makes JSON's null.
    package init(nilLiteral: ()) { self = .null }
}
